from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "silian.projects"
    label = "projects"

    def ready(self) -> None:
        from silian.projects import facts, panels, permissions, reminders, reserve_section, sections, subjects  # noqa: F401 - what this room declares
