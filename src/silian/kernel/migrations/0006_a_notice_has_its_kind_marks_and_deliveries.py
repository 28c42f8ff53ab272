"""A notice has its kind, marks of who read it, and deliveries; what an account wishes, and its weekly digest."""

import datetime
import django.db.models.deletion
import silian.kernel.ids
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keys_as_sqlite_keeps_them(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was text with hyphens is a UUID now, which SQLite keeps without."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("UPDATE kernel_notice SET to_id = REPLACE(to_id, '-', '')")


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0005_up_to_which_day_a_county_was_reminded'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('county', models.CharField(max_length=12)),
                ('account', models.UUIDField()),
                ('channel', models.CharField(max_length=20, verbose_name='渠道')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_at', models.DateTimeField(blank=True, null=True)),
                ('failure', models.CharField(blank=True, max_length=200, verbose_name='没有送达的原因')),
                ('pretended', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.UUIDField(default=silian.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('county', models.CharField(max_length=12)),
                ('account', models.UUIDField()),
                ('monday', models.DateField()),
                ('made_on', models.DateField()),
                ('parts', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('county', models.CharField(max_length=12)),
                ('account', models.UUIDField()),
                ('deed', models.UUIDField(default=silian.kernel.ids.new_id)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Wishes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('county', models.CharField(max_length=12)),
                ('account', models.UUIDField()),
                ('outside', models.JSONField(blank=True, default=dict)),
                ('digest', models.BooleanField(default=True, verbose_name='每周一收周报')),
                ('quiet_from', models.TimeField(default=datetime.time(20, 0), verbose_name='免打扰从')),
                ('quiet_to', models.TimeField(default=datetime.time(8, 0), verbose_name='免打扰到')),
                ('since', models.DateTimeField()),
            ],
        ),
        migrations.RemoveIndex(
            model_name='notice',
            name='notices_of_a_reader',
        ),
        migrations.RemoveField(
            model_name='notice',
            name='read_at',
        ),
        migrations.AddField(
            model_name='notice',
            name='kind',
            field=models.CharField(default='general', max_length=40, verbose_name='类别'),
        ),
        migrations.AddField(
            model_name='notice',
            name='outside',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AlterField(
            model_name='notice',
            name='once',
            field=models.CharField(max_length=160),
        ),
        migrations.AlterField(
            model_name='notice',
            name='to_id',
            field=models.UUIDField(),
        ),
        migrations.RunPython(keys_as_sqlite_keeps_them, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['county', 'to_id', 'at'], name='notices_of_a_reader'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='kernel.notice'),
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.UniqueConstraint(fields=('county', 'account', 'monday'), name='one_digest_a_week'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='kernel.notice'),
        ),
        migrations.AddConstraint(
            model_name='wishes',
            constraint=models.UniqueConstraint(fields=('county', 'account'), name='one_row_of_wishes_an_account'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['county', 'next_try_at'], name='deliveries_by_next_try'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['account', 'next_try_at'], name='deliveries_of_an_account'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('notice', 'account', 'channel'), name='a_notice_goes_by_a_channel_once'),
        ),
        migrations.AddIndex(
            model_name='readmark',
            index=models.Index(fields=['account', 'deed'], name='marks_of_a_deed'),
        ),
        migrations.AddConstraint(
            model_name='readmark',
            constraint=models.UniqueConstraint(fields=('account', 'notice'), name='a_notice_is_read_once'),
        ),
    ]
