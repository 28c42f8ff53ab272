from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0003_what_enterprises_said_is_dated'),
        ('organisations', '0003_a_unit_stands_in_a_formation'),
    ]

    operations = [
        migrations.AddField(
            model_name='plantask',
            name='dropped_for',
            field=models.CharField(blank=True, max_length=200, verbose_name='取消原因'),
        ),
        migrations.AddField(
            model_name='plantask',
            name='dropped_on',
            field=models.DateField(blank=True, null=True, verbose_name='取消日期'),
        ),
        migrations.AddField(
            model_name='plantask',
            name='goal',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='目标'),
        ),
        migrations.AddField(
            model_name='plantask',
            name='goal_unit',
            field=models.CharField(blank=True, max_length=10, verbose_name='目标单位'),
        ),
        migrations.AddField(
            model_name='plantask',
            name='result',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='结果'),
        ),
        migrations.AddConstraint(
            model_name='plantask',
            constraint=models.CheckConstraint(condition=models.Q(('done_on', None), ('dropped_on', None), _connector='OR'), name='a_task_is_completed_or_dropped', violation_error_message='任务要么完成，要么取消。'),
        ),
    ]
