from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "silian.support"
    label = "support"

    def ready(self) -> None:
        from silian.support import checklists, facts, following, panels, permissions, reminders, sections  # noqa: F401 - what this room declares
