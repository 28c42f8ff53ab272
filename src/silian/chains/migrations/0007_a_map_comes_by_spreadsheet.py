import django.db.models.deletion
import silian.kernel.calendar.moment
import silian.kernel.ids
import silian.kernel.privacy
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("chains", "0006_outside_makers_courted_for_a_node"),
        ("organisations", "0003_a_unit_stands_in_a_formation"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndustryClass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entered_at", models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("code", models.CharField(max_length=5, verbose_name="国民经济行业代码")),
                ("name", models.CharField(max_length=100, verbose_name="行业名称")),
                ("level", models.PositiveSmallIntegerField(verbose_name="层级")),
                (
                    "county",
                    models.ForeignKey(
                        db_column="county",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.county",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("county", "code"),
                        name="a_class_has_its_own_code",
                        violation_error_message="这个行业代码已有。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MapImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entered_at", models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("source", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("by_label", models.CharField(max_length=120)),
                ("made", models.JSONField(default=list)),
                ("changed", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "county",
                    models.ForeignKey(
                        db_column="county",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.county",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["county", "entered_at"], name="map_imports_of_a_county")],
            },
        ),
        migrations.CreateModel(
            name="NoMatch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entered_at", models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("product", models.CharField(max_length=200, verbose_name="所荐产品")),
                ("reason", models.CharField(max_length=200, verbose_name="不匹配的原因")),
                ("said_by", models.CharField(max_length=120, verbose_name="认定人")),
                ("from_on", models.DateField(verbose_name="认定日期")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="取消日期")),
                (
                    "county",
                    models.ForeignKey(
                        db_column="county",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.county",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chains.enterprise"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="no_matches", to="chains.posting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None)),
                        fields=("county", "need", "enterprise"),
                        name="one_refusal_of_a_match",
                        violation_error_message="这家企业已标为不匹配。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionTable",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entered_at", models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("source", models.CharField(max_length=200, verbose_name="来源")),
                ("digest", models.CharField(max_length=64)),
                ("home", models.CharField(max_length=60, verbose_name="本县在表中的名称")),
                ("cells", models.JSONField(verbose_name="各地各行业企业数")),
                ("from_on", models.DateField(verbose_name="载入日期")),
                (
                    "county",
                    models.ForeignKey(
                        db_column="county",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.county",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["county", "from_on"], name="region_tables_of_a_county")],
            },
        ),
        migrations.RemoveConstraint(
            model_name="chainplace",
            name="a_place_on_a_chain_ends_after_it_began",
        ),
        migrations.RemoveConstraint(
            model_name="edge",
            name="an_edge_ends_after_it_began",
        ),
        migrations.RemoveConstraint(
            model_name="node",
            name="a_node_ends_after_it_began",
        ),
        migrations.RemoveConstraint(
            model_name="nodeplace",
            name="a_place_on_a_node_ends_after_it_began",
        ),
        migrations.AddField(
            model_name="node",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="chains.node",
                verbose_name="上位环节",
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="controller",
            field=silian.kernel.privacy.PersonalText(blank=True, verbose_name="实际控制人"),
        ),
        migrations.AddField(
            model_name="profile",
            name="employees",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="从业人员"),
        ),
        migrations.AddConstraint(
            model_name="chainplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                name="a_place_on_a_chain_ends_no_sooner_than_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="edge",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                name="an_edge_ends_no_sooner_than_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="node",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                name="a_node_ends_no_sooner_than_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="nodeplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                name="a_place_on_a_node_ends_no_sooner_than_it_began",
            ),
        ),
    ]
