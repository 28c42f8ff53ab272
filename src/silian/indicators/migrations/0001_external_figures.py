"""External figures: entered by the responsible unit with a source, corrected by a later entry."""

import django.db.models.deletion
import silian.kernel.calendar.moment
import silian.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0002_an_account_has_its_county'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExternalFigure',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=silian.kernel.calendar.moment.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('indicator', models.CharField(max_length=60, verbose_name='指标')),
                ('until', models.DateField(verbose_name='统计截止')),
                ('value', models.DecimalField(decimal_places=4, max_digits=20, verbose_name='数值')),
                ('document', models.CharField(max_length=120, verbose_name='来源文件')),
                ('county', models.ForeignKey(db_column='county', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.county')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='indicators.externalfigure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit', verbose_name='责任单位')),
            ],
            options={
                'indexes': [models.Index(fields=['county', 'indicator', 'until'], name='external_figures_by_day')],
            },
        ),
    ]
