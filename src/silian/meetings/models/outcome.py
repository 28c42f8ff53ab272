"""What comes out of a meeting: resolutions, the funds they commit, and the issued minutes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.matters.models import Matter
from silian.meetings.models.meeting import AgendaItem, Meeting
from silian.organisations.models import Person, Record


class Resolution(Record):
    """A resolution 议定事项. It leaves the meeting as a matter, as a commitment of funds, or for information.

    `matter` is the one that it became, or the item's own, on which it put a new measure; set when the minutes are issued.
    """

    class Outcome(models.TextChoices):
        MATTER = "matter", _("转事项")
        COMMITMENT = "commitment", _("资金承诺")
        INFORMATION = "information", _("通报性")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="resolutions")
    text = models.CharField(_("议定内容"), max_length=200)
    outcome = models.CharField(_("去向"), max_length=12, choices=Outcome, default=Outcome.MATTER)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.CharField(_("措施"), max_length=250, blank=True)
    due = models.DateField(_("时限"), null=True, blank=True)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="resolutions")

    class Meta:
        indexes = [models.Index(fields=["county", "matter"], name="resolutions_of_a_matter")]

    def __str__(self) -> str:
        return self.text

    @property
    def gaps(self) -> list[Promise]:
        """What is still missing before this resolution can leave the meeting."""
        if self.outcome == self.Outcome.INFORMATION:
            return []
        if self.outcome == self.Outcome.COMMITMENT:
            return [] if hasattr(self, "commitment") else [_("用途和金额")]
        asked = ((self.owner_id, _("责任人")), (self.measure, _("措施")), (self.due, _("时限")))
        return [word for value, word in asked if not value]


class Commitment(Record):
    """Funds that a resolution commits: for what (a purpose of the programme), for which chain, how much. Not yet paid."""

    TIES = {
        "committee": Tie("unit", "resolution__item__meeting__sittings__organ", many=True),
        "lead": Tie("unit", "resolution__item__meeting__sittings__organ__chains_of_committee__office", many=True),
        "chain": Tie("chain", "chain"),
    }

    resolution = models.OneToOneField(Resolution, models.PROTECT, related_name="commitment")
    purpose = models.CharField(_("用途"), max_length=60)
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="commitments")
    fen = FenField(_("金额"), non_negative=True)

    class Meta:
        indexes = [models.Index(fields=["county", "chain", "purpose"], name="commitments_of_a_chain")]

    def __str__(self) -> str:
        return str(self.resolution)


class Minutes(Record):
    """One version of the minutes 纪要 as it was issued. It never changes; a correction is the next version, with its reason."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    ordinal = models.PositiveSmallIntegerField(_("第几稿"))
    text = models.TextField(_("纪要正文"))
    issued_on = models.DateField(_("印发日期"))
    issued_by = models.CharField(_("印发人"), max_length=120)
    reason = models.CharField(_("更正理由"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "meeting", "ordinal"], name="versions_of_minutes_are_numbered"),
            models.CheckConstraint(
                condition=Q(ordinal=1) | ~Q(reason=""), name="a_correction_has_its_reason",
                violation_error_message=_("更正要写明理由。"),
            ),
        ]  # fmt: skip
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return f"{self.meeting} v{self.ordinal}"
