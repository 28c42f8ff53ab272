from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "silian.organisations"
    label = "organisations"
