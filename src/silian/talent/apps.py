from django.apps import AppConfig


class TalentConfig(AppConfig):
    name = "silian.talent"
    label = "talent"
