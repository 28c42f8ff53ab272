from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "silian.meetings"
    label = "meetings"

    def ready(self) -> None:
        from silian.meetings import digest, facts, inquiries, organs, panels, permissions, reminders  # noqa: F401 - they register what they declare
