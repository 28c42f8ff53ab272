from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "silian.chains"
    label = "chains"

    def ready(self) -> None:
        from silian.chains import facts, permissions, subjects  # noqa: F401 - what this room declares
