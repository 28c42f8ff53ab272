from django.apps import AppConfig


class VillagesConfig(AppConfig):
    name = "silian.villages"
    label = "villages"
