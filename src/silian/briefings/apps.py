from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "silian.briefings"
    label = "briefings"

    def ready(self) -> None:
        from silian.briefings import panels, permissions, sections  # noqa: F401  what this room declares
