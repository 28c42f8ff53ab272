"""不匹配，因为……: who was suggested for a need and does not serve it, with the reason."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.organisations.models import Record

from .enterprise import Enterprise
from .market import Posting


class NoMatch(Record):
    """An enterprise is not suggested for this need again, from a day until somebody takes that back."""

    need = models.ForeignKey(Posting, models.PROTECT, related_name="no_matches")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="+")
    product = models.CharField(_("所荐产品"), max_length=200)
    reason = models.CharField(_("不匹配的原因"), max_length=200)
    said_by = models.CharField(_("认定人"), max_length=120)
    from_on = models.DateField(_("认定日期"))
    to_on = models.DateField(_("取消日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "need", "enterprise"], condition=Q(to_on=None), name="one_refusal_of_a_match",
                violation_error_message=_("这家企业已标为不匹配。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.need} — {self.enterprise}"
