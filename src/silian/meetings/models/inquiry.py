"""An open inquiry session, who is invited to it and how, and what is asked there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.matters.models import Matter
from silian.meetings.lifecycle.inquiry import CALLED, INQUIRY, SESSION, WAITING
from silian.meetings.models.attendance import Attendance
from silian.meetings.models.villagers import Delegate
from silian.organisations.models import Person, Record, Unit


class InquirySession(Record):
    """An open inquiry session 公开质询会 of a village, under the rules of `programme`."""

    LIFECYCLE = SESSION
    TIES = {
        "located_in": Tie("unit", "village"),
        "invited": Tie("self", "invitees__delegate__person", many=True),
    }

    number = models.CharField(_("质询会编号"), max_length=30)
    programme = models.CharField(_("专项"), max_length=40)
    village = models.ForeignKey(Unit, models.PROTECT, related_name="inquiry_sessions", verbose_name=_("村"))
    township = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("乡镇"))
    held_on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("时间"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=100)
    state = models.CharField(_("状态"), max_length=20, choices=SESSION.choices, default=CALLED.name)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_session")]
        indexes = [models.Index(fields=["county", "village", "held_on"], name="sessions_of_a_village")]

    def __str__(self) -> str:
        return f"{self.village}{self.held_on:%Y-%m-%d}质询会"

    @property
    def state_label(self) -> object:
        return SESSION.states[self.state].label


class Invitee(Record):
    """A delegate on the roll of a session, and whether they came."""

    session = models.ForeignKey(InquirySession, models.PROTECT, related_name="invitees")
    delegate = models.ForeignKey(Delegate, models.PROTECT, related_name="sessions")
    presence = models.CharField(_("到会"), max_length=8, choices=Attendance.Presence, blank=True)
    arrived_at = models.DateTimeField(_("签到"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "session", "delegate"], name="a_delegate_is_invited_once")
        ]

    def __str__(self) -> str:
        return str(self.delegate)


class Invitation(Record):
    """One way in which a delegate was told: who told them, when, and what for a remark."""

    class Way(models.TextChoices):
        NOTICE = "notice", _("通知")
        MESSAGE = "message", _("短信")
        VISIT = "visit", _("入户")

    invitee = models.ForeignKey(Invitee, models.PROTECT, related_name="invitations")
    way = models.CharField(_("方式"), max_length=8, choices=Way)
    at = models.DateTimeField(_("时间"))
    by_label = models.CharField(_("通知人"), max_length=120)
    remark = models.CharField(_("备注"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "invitee", "way"], name="a_way_reaches_an_invitee_once",
                violation_error_message=_("这位代表已经用这种方式通知过。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.invitee} {self.get_way_display()}"


class Inquiry(Record):
    """An inquiry 质询: what a delegate asks, of whom, about what, and how it was answered.

    `responsible`, `measure` and `due` say who will do what by when. `matter` is what it became when the session ended.
    """

    LIFECYCLE = INQUIRY
    TIES = {
        "located_in": Tie("unit", "session__village"),
        "asker": Tie("self", "delegate__person"),
        "invited": Tie("self", "session__invitees__delegate__person", many=True),
    }

    session = models.ForeignKey(InquirySession, models.PROTECT, related_name="inquiries")
    ordinal = models.PositiveSmallIntegerField(_("第几条"))
    delegate = models.ForeignKey(Delegate, models.PROTECT, related_name="inquiries")
    anonymous = models.BooleanField(_("公开时不提是谁问的"), default=False)
    text = models.CharField(_("质询"), max_length=200)
    topic = models.CharField(_("类别"), max_length=40)
    addressee = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("问谁"))
    state = models.CharField(_("状态"), max_length=20, choices=INQUIRY.choices, default=WAITING.name)
    answer = models.TextField(_("答复"), blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    responsible = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任人")
    )
    measure = models.CharField(_("整改措施"), max_length=250, blank=True)
    due = models.DateField(_("时限"), null=True, blank=True)
    matter = models.OneToOneField(Matter, models.PROTECT, null=True, blank=True, related_name="inquiry")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "session", "ordinal"], name="inquiries_of_a_session_are_numbered"),
            models.CheckConstraint(
                condition=~Q(state="promised") | Q(due__isnull=False, responsible__isnull=False),
                name="a_promise_has_a_day_and_a_person", violation_error_message=_("限期答复要有责任人和时限。"),
            ),
        ]  # fmt: skip
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return f"{self.session.number}-{self.ordinal}"

    @property
    def state_label(self) -> object:
        return INQUIRY.states[self.state].label
