"""The working calendar: the years whose arrangement is out, and the days that their notices list."""

import django.db.models.deletion
from django.db import migrations, models

import silian.kernel.ids


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="年份")),
                ("notice", models.CharField(max_length=80, verbose_name="通知文号")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="发文日期")),
                ("source", models.CharField(max_length=80, verbose_name="来源")),
                ("revision", models.UUIDField(default=silian.kernel.ids.new_id, editable=False)),
                ("entered_by", models.CharField(max_length=120, verbose_name="录入人")),
                ("loaded_at", models.DateTimeField(verbose_name="录入时间")),
            ],
            options={"verbose_name": "工作日历年份", "verbose_name_plural": "工作日历年份", "ordering": ["year"]},
        ),
        migrations.CreateModel(
            name="WorkDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="日期")),
                ("working", models.BooleanField(verbose_name="上班")),
                ("name", models.CharField(max_length=40, verbose_name="节日")),
                ("notice", models.CharField(max_length=80, verbose_name="通知文号")),
                ("amended", models.BooleanField(default=False, verbose_name="人工调整")),
                ("entered_by", models.CharField(max_length=120, verbose_name="录入人")),
                ("loaded_at", models.DateTimeField(verbose_name="录入时间")),
                (
                    "year",
                    models.ForeignKey(
                        db_column="year",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="kernel.calendaryear",
                        verbose_name="年份",
                    ),
                ),
            ],
            options={"verbose_name": "节假日与调休", "verbose_name_plural": "节假日与调休", "ordering": ["day"]},
        ),
    ]
