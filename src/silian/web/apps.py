from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "silian.web"
    label = "web"

    def ready(self) -> None:
        from silian.web import permissions, sections  # noqa: F401 - what the front door declares
