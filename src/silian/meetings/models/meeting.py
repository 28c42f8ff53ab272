"""A meeting, the organs that sit in it, and its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.matters.models import Matter
from silian.meetings.lifecycle import LIFECYCLE, PLANNED
from silian.organisations.models import Person, Record, Unit

if TYPE_CHECKING:
    from silian.meetings.models.outcome import Resolution
    from silian.meetings.models.voting import Vote


class Organ(Unit):
    """A unit seen as a body that meets: the same row, with the ties that its meetings have."""

    TIES = {
        "committee": Tie("unit", "id"),
        "lead": Tie("unit", "chains_of_committee__office", many=True, dated="chains_of_committee"),
        "chain": Tie("chain", "chains_of_committee", many=True, dated="chains_of_committee"),
    }

    class Meta:
        proxy = True


class Meeting(Record):
    """A meeting of one organ, or a joint one of several: then it has several sittings and still counts once.

    `kind` names the organ's rule in the programme; `rule` is that rule as it stood when the meeting was convened.
    `quorate` is judged when the meeting ends. Times are the county's own.
    """

    LIFECYCLE = LIFECYCLE
    TIES = {
        "committee": Tie("unit", "sittings__organ", many=True),
        "lead": Tie("unit", "sittings__organ__chains_of_committee__office", many=True),
        "chain": Tie("chain", "sittings__organ__chains_of_committee", many=True),
        "attendee": Tie("self", "attendances__person", many=True),
    }

    number = models.CharField(_("会议编号"), max_length=30)
    kind = models.CharField(_("会议类型"), max_length=60)
    title = models.CharField(_("会议名称"), max_length=100, blank=True)
    held_on = models.DateField(_("开会日期"))
    starts_at = models.TimeField(_("开会时间"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=100, blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="chaired_meetings")
    recorder = models.CharField(_("记录"), max_length=120, blank=True)
    state = models.CharField(_("状态"), max_length=20, choices=LIFECYCLE.choices, default=PLANNED.name)
    rule = models.JSONField(default=dict, blank=True)
    quorate = models.BooleanField(_("达法定人数"), null=True, blank=True)
    convened_on = models.DateField(null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(_("印发日期"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_meeting")]
        indexes = [
            models.Index(fields=["county", "held_on"], name="meetings_by_held_on"),
            models.Index(fields=["county", "state", "held_on"], name="meetings_by_state"),
        ]

    def __str__(self) -> str:
        return self.title or "、".join(str(sitting) for sitting in self.sittings.all()) or self.number

    @property
    def state_label(self) -> object:
        return LIFECYCLE.states[self.state].label

    def votes(self) -> QuerySet[Vote]:
        """The votes of this meeting that stand, in the order in which they were opened."""
        from silian.meetings.models.voting import Vote

        return Vote.objects.filter(item__meeting=self, voided_for="").select_related("item").order_by("opened_at", "id")

    def resolutions(self) -> QuerySet[Resolution]:
        """What was resolved, in the order of the agenda: the order in which the minutes number it."""
        from silian.meetings.models.outcome import Resolution

        rows = Resolution.objects.filter(item__meeting=self).select_related(
            "item", "owner__unit", "matter", "commitment"
        )
        return rows.order_by("item__order", "id")


class Sitting(Record):
    """One organ in a meeting. `ordinal` says the how-manyeth meeting of the organ it is, from the moment it is convened."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="sittings")
    organ = models.ForeignKey(Unit, models.PROTECT, related_name="sittings")
    ordinal = models.PositiveSmallIntegerField(_("第几次会议"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "meeting", "organ"], name="an_organ_sits_once_in_a_meeting"),
            models.UniqueConstraint(fields=["county", "organ", "ordinal"], name="meetings_of_an_organ_are_numbered"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        if self.ordinal is None:
            return gettext("%s会议") % self.organ
        return gettext("%(organ)s第 %(ordinal)s 次会议") % {"organ": self.organ, "ordinal": self.ordinal}


class AgendaItem(Record):
    """An item 议题. One that was carried in cannot be taken off again, only put off with a reason."""

    class Origin(models.TextChoices):
        RESOLUTION = "resolution", _("上次议定未销")
        RETURNED = "returned", _("两次退单")
        OVERDUE = "overdue", _("逾期事项")
        BY_HAND = "by_hand", _("提请")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("议题"), max_length=200)
    origin = models.CharField(_("怎么来的"), max_length=12, choices=Origin, default=Origin.BY_HAND)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    carried = models.ForeignKey("Resolution", models.PROTECT, null=True, blank=True, related_name="carried_into")
    reporter = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    discussion = models.TextField(_("讨论情况"), blank=True)
    put_off_for = models.CharField(_("延议理由"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "meeting", "matter"], condition=Q(matter__isnull=False),
                name="a_matter_stands_once_on_an_agenda", violation_error_message=_("这件事项已经在议题里。"),
            ),
            models.UniqueConstraint(
                fields=["county", "meeting", "carried"], condition=Q(carried__isnull=False),
                name="a_resolution_is_carried_once_into_an_agenda",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "matter"], name="agenda_items_of_a_matter")]
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_carried_in(self) -> bool:
        return self.origin != self.Origin.BY_HAND
