from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0002_an_account_keeps_views_of_the_ledger'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['county', 'entered_by'], name='matters_entered_by'),
        ),
    ]
