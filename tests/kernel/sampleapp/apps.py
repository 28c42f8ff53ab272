from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "tests.kernel.sampleapp"
    label = "sampleapp"
    default_auto_field = "django.db.models.BigAutoField"
