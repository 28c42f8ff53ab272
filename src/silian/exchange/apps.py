from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "silian.exchange"
    label = "exchange"
