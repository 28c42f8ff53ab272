import django.db.models.deletion
import silian.kernel.calendar.moment
import silian.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0005_the_map_of_a_chain'),
        ('organisations', '0003_a_unit_stands_in_a_formation'),
    ]

    operations = [
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=80, verbose_name='目标企业')),
                ('place', models.CharField(blank=True, max_length=40, verbose_name='所在地')),
                ('next_on', models.DateField(verbose_name='下次跟进')),
                ('from_on', models.DateField(verbose_name='列入日期')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='结束日期')),
                ('ended_for', models.CharField(blank=True, max_length=200, verbose_name='结束原因')),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='chains.node')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('county', 'node', 'name'), name='a_target_stands_once_on_a_node', violation_error_message='这个环节的目标清单里已有这家企业。')],
            },
        ),
        migrations.CreateModel(
            name='TargetEvidence',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('part', models.CharField(choices=[('capability', '产能'), ('local_pull', '本地需求'), ('existing_tie', '已有联系'), ('relatedness', '业务相关'), ('expansion', '扩张信号')], max_length=12, verbose_name='说明什么')),
                ('strength', models.CharField(choices=[('strong', '强'), ('fair', '中'), ('slight', '弱')], default='fair', max_length=8, verbose_name='强度')),
                ('text', models.CharField(max_length=200, verbose_name='依据')),
                ('on', models.DateField(verbose_name='日期')),
                ('source', models.CharField(max_length=100, verbose_name='出处')),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='chains.target')),
            ],
            options={
                'indexes': [models.Index(fields=['county', 'target'], name='evidence_for_a_target')],
            },
        ),
    ]
