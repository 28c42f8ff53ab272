from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "silian.projects"
    label = "projects"
