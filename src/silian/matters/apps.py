from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "silian.matters"
    label = "matters"
