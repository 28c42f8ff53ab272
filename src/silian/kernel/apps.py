from django import forms
from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    name = "silian.kernel"
    label = "kernel"

    def ready(self) -> None:
        from silian.kernel.tenancy import drop_guards, set_guards

        forms.Field.default_error_messages["required"] = _("请填写。")  # Django's own speaks of a field
        pre_migrate.connect(drop_guards, sender=self)
        post_migrate.connect(set_guards, sender=self)
