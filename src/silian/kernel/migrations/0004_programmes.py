"""The programmes that a county has applied, version by version."""

from django.db import migrations, models

import silian.kernel.calendar.moment
import silian.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_journal_refuses_changes")]

    operations = [
        migrations.CreateModel(
            name="AppliedProgramme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("county", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=40, verbose_name="专项")),
                ("version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("document", models.TextField()),
                ("applied_at", models.DateTimeField(default=silian.kernel.calendar.moment.now)),
                ("applied_by", models.CharField(max_length=120)),
                ("replaced_at", models.DateTimeField(null=True)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("county", "name", "version"), name="one_row_a_programme_and_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None), ("retired_at", None)),
                        fields=("county", "name"),
                        name="one_version_is_in_force",
                    ),
                ],
            },
        ),
    ]
