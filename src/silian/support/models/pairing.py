"""包联: which leader looks after which enterprise, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Tie
from silian.organisations.models import Person, Record


class Pairing(Record):
    """A leader paired with an enterprise from a day until another (half-open).

    `taken_over` is the pairing that this one goes on from: the enterprise was handed over from one leader to the next.
    """

    TIES = {
        "leader": Tie("self", "leader"),
        "self": Tie("self", "enterprise__unit"),
        "located_in": Tie("unit", "enterprise__unit"),
        "chain": Tie("chain", "enterprise__places__chain", many=True, dated="enterprise__places"),
    }

    leader = models.ForeignKey(Person, models.PROTECT, related_name="pairings")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="pairings")
    from_on = models.DateField(_("包联日期"))
    to_on = models.DateField(_("结束日期"), null=True, blank=True)
    ended_for = models.CharField(_("结束原因"), max_length=100, blank=True)
    taken_over = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="successor")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "leader", "enterprise"], condition=Q(to_on=None), name="a_pair_is_made_once",
                violation_error_message=_("这位领导已经包联这家企业。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_pairing_ends_after_it_began",
                violation_error_message=_("结束日期应晚于包联日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "enterprise"], name="pairings_of_an_enterprise")]

    def __str__(self) -> str:
        return f"{self.leader} — {self.enterprise}"
