"""An account remembers the county in which it was opened: its administrator keeps it."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_counties_units_people_and_accounts")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="county",
            field=models.ForeignKey(
                blank=True,
                db_column="county",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.county",
            ),
        ),
    ]
