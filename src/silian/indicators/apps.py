from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "silian.indicators"
    label = "indicators"
