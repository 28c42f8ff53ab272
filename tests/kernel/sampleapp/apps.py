from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "tests.kernel.sampleapp"
    label = "sampleapp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from tests.kernel.sampleapp import facts  # noqa: F401 - it registers what it declares
