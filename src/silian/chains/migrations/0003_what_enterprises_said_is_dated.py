"""What an enterprise said of itself moves into its first profile, which holds since the enterprise was entered."""

from __future__ import annotations

from django.db import migrations

BATCH = 500


def begin_profiles(apps, schema_editor):
    enterprise, profile = apps.get_model("chains", "Enterprise"), apps.get_model("chains", "Profile")
    profile.objects.bulk_create(
        (
            profile(
                county_id=firm.county_id, enterprise=firm, state="in_force", from_on=firm.unit.opened_on,
                entered_at=firm.entered_at, industry_class=firm.industry_class, above_scale=firm.above_scale,
                products=firm.products,
            )
            for firm in enterprise.objects.select_related("unit")
        ),
        batch_size=BATCH,
    )  # fmt: skip


def take_profiles_back(apps, schema_editor):
    profile = apps.get_model("chains", "Profile")
    for row in profile.objects.filter(state="in_force", to_on=None).select_related("enterprise"):
        firm = row.enterprise
        firm.industry_class, firm.above_scale, firm.products = row.industry_class, row.above_scale, row.products
        firm.save()
    profile.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("chains", "0002_enterprises_say_of_themselves_and_trade")]

    operations = [
        migrations.RunPython(begin_profiles, take_profiles_back),
        migrations.RemoveField("enterprise", "above_scale"),
        migrations.RemoveField("enterprise", "industry_class"),
        migrations.RemoveField("enterprise", "products"),
    ]
