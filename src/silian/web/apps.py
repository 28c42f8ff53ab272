from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "silian.web"
    label = "web"
