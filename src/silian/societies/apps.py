from django.apps import AppConfig


class SocietiesConfig(AppConfig):
    name = "silian.societies"
    label = "societies"
