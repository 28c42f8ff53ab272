from django.apps import AppConfig


class CreditConfig(AppConfig):
    name = "silian.credit"
    label = "credit"
