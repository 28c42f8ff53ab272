from django.apps import AppConfig


class VillagesConfig(AppConfig):
    name = "silian.villages"
    label = "villages"

    def ready(self) -> None:
        from silian.villages import facts, panels, permissions, reminders, sections  # noqa: F401 - what this room declares
