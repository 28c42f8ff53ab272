"""A financing need is a matter of the ledger; here stands which product and which officer were found for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending import Product
from silian.kernel.access import Tie
from silian.matters.models import Matter
from silian.organisations.models import Post, Record


class NeedMatch(Record):
    """A need is matched from a day until another match takes its place; `post` is the officer's seat with its holder."""

    TIES = {"located_in": Tie("unit", "matter__located_in"), "officer": Tie("self", "post__person")}

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="need_matches")
    product = models.ForeignKey(Product, models.PROTECT, related_name="need_matches")
    post = models.ForeignKey(Post, models.PROTECT, related_name="need_matches")
    from_on = models.DateField(_("匹配日期"))
    to_on = models.DateField(_("止于"), null=True, blank=True)
    words = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "matter"], condition=Q(to_on=None), name="a_need_has_one_match_at_a_time",
                violation_error_message=_("这件需求已经匹配。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_match_ends_after_it_began"
            ),
        ]  # fmt: skip
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.matter} — {self.product}"
