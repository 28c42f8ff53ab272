"""走访: a visit or call to an enterprise, and the cases that come of what was raised on it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Tie
from silian.matters.models import Round
from silian.organisations.models import Person, Record


class Visit(Record):
    """Somebody went to see an enterprise, or called it. Photos are attachments; what was raised is a matter.

    `by_county_leader` is as it was when the visit was recorded: people change office, and a figure must not move.
    """

    class Way(models.TextChoices):
        VISIT = "visit", _("上门")
        CALL = "call", _("电话")

    TIES = {
        "visitor": Tie("self", "visitor"),
        "entered_by": Tie("self", "entered_by"),
        "located_in": Tie("unit", "enterprise__unit"),
        "chain": Tie("chain", "enterprise__places__chain", many=True, dated="enterprise__places"),
    }

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="visits")
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="visits")
    by_county_leader = models.BooleanField(_("县领导走访"))
    way = models.CharField(_("方式"), max_length=8, choices=Way)
    visited_on = models.DateField(_("走访日期"))
    words = models.CharField(_("看到什么、说了什么"), max_length=500, blank=True)
    entered_by = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["county", "visited_on"], name="visits_by_day"),
            models.Index(fields=["county", "enterprise", "visited_on"], name="visits_of_an_enterprise"),
            models.Index(fields=["county", "visitor", "visited_on"], name="visits_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.visitor} {self.get_way_display()} {self.enterprise}"


class Case(Record):
    """件次: one round of a matter that a visit raised, and one enterprise that it helps; it counts once closed 已解决.

    The visited enterprise has the first one; others that the same answer helps are added by hand. A case goes along when
    its matter is done again or merged into another: see `following.py`. `from_on` is the day since which it is known.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="cases")
    round = models.ForeignKey(Round, models.PROTECT, related_name="cases")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="cases")
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "round", "enterprise", "visit"], name="a_visit_helps_an_enterprise_once_a_round",
                violation_error_message=_("这家企业已经记为受益。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "visit"], name="cases_of_a_visit")]

    def __str__(self) -> str:
        return f"{self.round} {self.enterprise}"
