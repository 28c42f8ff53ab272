"""Who is entitled to a meeting, and who came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.meetings.models.meeting import Meeting
from silian.organisations.models import Person, Record, Seat


class Attendance(Record):
    """One seat's holder on the roll 应到名单, drawn up when the meeting is convened.

    Somebody who holds seats in two organs of a joint meeting has a row for each, and is counted once in each. A
    substitute 列席 sits in for a person who is excused; they neither count nor vote.
    """

    class Presence(models.TextChoices):
        PRESENT = "present", _("到会")
        EXCUSED = "excused", _("请假")
        ABSENT = "absent", _("未到")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    presence = models.CharField(_("到会"), max_length=8, choices=Presence, blank=True)
    arrived_at = models.DateTimeField(_("签到"), null=True, blank=True)
    substitute = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "meeting", "seat"], name="a_seat_stands_once_on_a_roll"),
            models.CheckConstraint(
                condition=Q(substitute=None) | Q(presence="excused"), name="a_substitute_sits_in_for_an_excused_person",
                violation_error_message=_("请假的人才能请人列席。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "person"], name="attendances_of_a_person")]

    def __str__(self) -> str:
        return f"{self.seat.title} {self.person}"
