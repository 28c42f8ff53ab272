"""A view of the ledger that somebody keeps under a name of their own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.organisations.models import Account, Record


class SavedView(Record):
    """The conditions, order and columns of a ledger, as its address writes them: `tab=open&chain=…`."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField(_("视图名称"), max_length=20)
    address = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "account", "name"], name="a_saved_view_has_its_own_name",
                violation_error_message=_("您已有同名的视图，请换一个名字。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
