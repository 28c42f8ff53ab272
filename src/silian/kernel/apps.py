from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "silian.kernel"
    label = "kernel"
