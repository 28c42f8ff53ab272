from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "silian.chains"
    label = "chains"

    def ready(self) -> None:
        from silian.chains import facts, panels, permissions, reminders, subjects  # noqa: F401 - what this room declares

        panels.register_all()
