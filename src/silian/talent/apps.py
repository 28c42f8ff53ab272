from django.apps import AppConfig


class TalentConfig(AppConfig):
    name = "silian.talent"
    label = "talent"

    def ready(self) -> None:
        from silian.talent import facts, panels, permissions, reminders  # noqa: F401 - what this room declares
