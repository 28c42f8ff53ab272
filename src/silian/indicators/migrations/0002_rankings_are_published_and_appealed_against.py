import django.db.models.deletion
import silian.kernel.calendar.moment
import silian.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0004_a_plan_task_has_a_goal_and_may_be_dropped'),
        ('indicators', '0001_external_figures'),
        ('organisations', '0003_a_unit_stands_in_a_formation'),
    ]

    operations = [
        migrations.AddField(
            model_name='externalfigure',
            name='reason',
            field=models.CharField(blank=True, max_length=200, verbose_name='更正原因'),
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('programme', models.CharField(max_length=40, verbose_name='专项')),
                ('scheme', models.CharField(max_length=40, verbose_name='考核方案')),
                ('title', models.CharField(max_length=60, verbose_name='标题')),
                ('as_of', models.DateField(verbose_name='统计截止')),
                ('programme_version', models.PositiveIntegerField()),
                ('appeal_until', models.DateField(blank=True, null=True, verbose_name='申诉截止')),
                ('answer_days', models.PositiveSmallIntegerField(verbose_name='答复期限')),
                ('published_at', models.DateTimeField(verbose_name='公布时间')),
                ('by_label', models.CharField(max_length=120)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit', verbose_name='考核单位')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('county', 'scheme', 'as_of'), name='a_ranking_is_published_once_a_cut_off', violation_error_message='截至这一天的排名已经公布。')],
            },
        ),
        migrations.CreateModel(
            name='AssessedSheet',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=100, verbose_name='考核对象')),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='名次')),
                ('score', models.DecimalField(blank=True, decimal_places=4, max_digits=8, null=True, verbose_name='总分')),
                ('told', models.JSONField()),
                ('chain', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chains.chain')),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='indicators.assessment')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('chain__isnull', False), ('unit__isnull', False), _connector='XOR'), name='a_sheet_is_of_a_chain_or_of_a_unit'), models.UniqueConstraint(fields=('county', 'assessment', 'name'), name='one_sheet_each_in_a_ranking')],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('ground', models.CharField(max_length=300, verbose_name='申诉理由')),
                ('raised_on', models.DateField(verbose_name='申诉日期')),
                ('by_label', models.CharField(max_length=120)),
                ('due', models.DateField(blank=True, null=True, verbose_name='答复期限')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='答复日期')),
                ('granted', models.BooleanField(null=True, verbose_name='成立')),
                ('answer', models.CharField(blank=True, max_length=300, verbose_name='答复')),
                ('answered_by', models.CharField(blank=True, max_length=120)),
                ('correction', models.CharField(blank=True, max_length=300, verbose_name='更正')),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='indicators.assessedsheet')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_on', None)), fields=('county', 'sheet'), name='one_open_appeal_against_a_sheet', violation_error_message='对这张计算单已有一件申诉在等答复。')],
            },
        ),
    ]
