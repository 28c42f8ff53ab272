from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "silian.briefings"
    label = "briefings"
