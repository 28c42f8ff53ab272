from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "silian.meetings"
    label = "meetings"
