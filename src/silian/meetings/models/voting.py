"""Votes, each with its electorate as it stood when the vote opened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import now
from silian.meetings.models.meeting import AgendaItem
from silian.meetings.rules import Tally
from silian.organisations.models import Person, Record


class Vote(Record):
    """A vote 表决 on an item. A show of hands has its three declared counts; a roll call is counted from its electors."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    yes = models.PositiveSmallIntegerField(_("同意（举手）"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(_("不同意（举手）"), null=True, blank=True)
    abstain = models.PositiveSmallIntegerField(_("弃权（举手）"), null=True, blank=True)
    voided_for = models.CharField(_("作废理由"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "item"], condition=Q(voided_for=""), name="one_standing_vote_an_item",
                violation_error_message=_("这项议题已经表决过。"),
            ),
            models.CheckConstraint(
                condition=Q(yes=None, no=None, abstain=None) | Q(yes__isnull=False, no__isnull=False, abstain__isnull=False),
                name="a_show_of_hands_has_all_three_counts",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.item)

    def tally(self) -> Tally:
        if self.yes is not None and self.no is not None and self.abstain is not None:
            return Tally(self.yes, self.no, self.abstain)
        choices = [elector.choice for elector in self.electors.all()]
        return Tally(*(choices.count(choice) for choice in (Elector.YES, Elector.NO, Elector.ABSTAIN)))


class Elector(Record):
    """One entitled person in a vote's frozen electorate: whether they were there when it opened, and their choice."""

    YES, NO, ABSTAIN = "yes", "no", "abstain"
    CHOICES = ((YES, _("同意")), (NO, _("不同意")), (ABSTAIN, _("弃权")))

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="electors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField()
    choice = models.CharField(max_length=8, choices=CHOICES, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "vote", "person"], name="a_person_votes_once"),
            models.CheckConstraint(condition=Q(choice="") | Q(present=True), name="only_those_present_vote"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.person)
