import django.db.models.deletion
import silian.kernel.calendar.moment
import silian.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0003_a_unit_stands_in_a_formation'),
    ]

    operations = [
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('programme', models.CharField(max_length=40, verbose_name='专项')),
                ('ordinal', models.PositiveIntegerField(verbose_name='期号')),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('as_of', models.DateField(verbose_name='统计截止')),
                ('programme_version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('template', models.TextField()),
                ('published_at', models.DateTimeField(verbose_name='定稿时间')),
                ('by_label', models.CharField(max_length=120)),
                ('journal_number', models.PositiveBigIntegerField()),
                ('journal_head', models.CharField(max_length=64)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('county', 'programme', 'ordinal'), name='issues_of_a_programme_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='FrozenFigure',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('indicator', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=60)),
                ('rule_version', models.PositiveIntegerField()),
                ('definition', models.TextField()),
                ('status', models.CharField(max_length=10)),
                ('words', models.CharField(max_length=40)),
                ('value', models.CharField(blank=True, max_length=60)),
                ('unit', models.CharField(max_length=20)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('before_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('digest', models.CharField(max_length=64)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='briefings.issue')),
            ],
            options={
                'indexes': [models.Index(fields=['county', 'indicator'], name='frozen_figures_of_a_rule')],
                'constraints': [models.UniqueConstraint(fields=('county', 'issue', 'start'), name='one_figure_stands_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('ordinal', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=300, verbose_name='更正理由')),
                ('text', models.TextField()),
                ('published_at', models.DateTimeField()),
                ('by_label', models.CharField(max_length=120)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='briefings.issue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('county', 'issue', 'ordinal'), name='corrections_of_an_issue_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='CorrectedFigure',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('old', models.CharField(max_length=40)),
                ('new', models.CharField(max_length=40)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('correction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='briefings.correction')),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='briefings.frozenfigure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('county', 'correction', 'figure'), name='a_correction_names_a_figure_once')],
            },
        ),
        migrations.CreateModel(
            name='FrozenRecord',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('part', models.CharField(max_length=12)),
                ('row', models.CharField(max_length=64)),
                ('kind', models.CharField(max_length=60)),
                ('record', models.CharField(max_length=64)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(blank=True, max_length=250)),
                ('on', models.DateField(blank=True, null=True)),
                ('amount', models.CharField(blank=True, max_length=64)),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='briefings.frozenfigure')),
            ],
            options={
                'indexes': [models.Index(fields=['county', 'kind', 'record'], name='figures_that_counted_a_record')],
                'constraints': [models.UniqueConstraint(fields=('county', 'figure', 'part', 'row'), name='a_record_stands_behind_a_figure_once')],
            },
        ),
    ]
