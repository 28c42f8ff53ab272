from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "silian.chains"
    label = "chains"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from silian.chains import facts, panels, permissions, reminders, subjects  # noqa: F401 - what this room declares
        from silian.chains.analysis.sentences import translate_with

        panels.register_all()
        translate_with(gettext)
