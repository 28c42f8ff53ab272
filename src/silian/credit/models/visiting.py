"""An officer's visit to a borrower: planned for a day, done on a day, with what was found and photographs."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.credit.models.roster import Borrower
from silian.kernel.access import Tie
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Person, Record


class HomeVisit(Record):
    """One visit 走访. A planned one that is not done waits on the officer's phone page until it is."""

    TIES = {"located_in": Tie("unit", "borrower__village"), "officer": Tie("self", "officer")}
    PERSONAL = frozenset({"words"})

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="home_visits")
    officer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="home_visits")
    planned_on = models.DateField(_("计划日期"))
    done_on = models.DateField(_("走访日期"), null=True, blank=True)
    purpose = models.CharField(_("事由"), max_length=60)
    words = PersonalText(_("走访情况"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "planned_on"], name="home_visits_by_plan")]
        ordering = ["planned_on", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} {self.planned_on}"
