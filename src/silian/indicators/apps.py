from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "silian.indicators"
    label = "indicators"

    def ready(self) -> None:
        from silian.indicators import panels, permissions, reminders, sections  # noqa: F401  what this room declares
