from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class KernelConfig(AppConfig):
    name = "silian.kernel"
    label = "kernel"

    def ready(self) -> None:
        from silian.kernel.tenancy import drop_guards, set_guards

        pre_migrate.connect(drop_guards, sender=self)
        post_migrate.connect(set_guards, sender=self)
