from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "silian.chains"
    label = "chains"
