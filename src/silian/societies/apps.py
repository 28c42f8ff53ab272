from django.apps import AppConfig


class SocietiesConfig(AppConfig):
    name = "silian.societies"
    label = "societies"

    def ready(self) -> None:
        from silian.societies import facts, panels, permissions, reminders, sections  # noqa: F401 - what this room declares
