from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "silian.support"
    label = "support"
