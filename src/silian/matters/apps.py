from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "silian.matters"
    label = "matters"

    def ready(self) -> None:
        from silian.matters import digest, facts, kinds, panels, permissions, reminders  # noqa: F401  what this room declares

        panels.register_all()
