from django.apps import AppConfig


class CreditConfig(AppConfig):
    name = "silian.credit"
    label = "credit"

    def ready(self) -> None:
        from silian.credit import catalogue, facts, panels, permissions, reminders, subjects, supporting_rules  # noqa: F401 - what this room declares
