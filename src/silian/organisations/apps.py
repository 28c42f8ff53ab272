from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "silian.organisations"
    label = "organisations"

    def ready(self) -> None:
        from silian.organisations import address_book, facts, permissions, sections, subjects  # noqa: F401 - what this room declares
