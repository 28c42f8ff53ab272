"""What happens to a matter on its way: who helps, what is done, what was asked, how often it was urged and returned."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.matters.models.matter import Matter, Round
from silian.organisations.models import Person, Record, Unit


class Support(Record):
    """A co-unit 协办单位 of a matter from a day until another (half-open)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="supports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "matter", "unit"], condition=Q(to_on=None), name="a_unit_supports_a_matter_once",
                violation_error_message=_("这个单位已经是协办单位。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.unit)


class Measure(Record):
    """A measure 整改措施 of a round: what will be done, by whom, by when; done on a day, with words and evidence."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="measures")
    text = models.CharField(_("措施"), max_length=300)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(_("完成时限"), null=True, blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "round"], name="measures_of_a_round")]

    def __str__(self) -> str:
        return self.text


class ClockRequest(Record):
    """An asked-for pause 暂停 or extension 延期: dated, reasoned, decided by somebody else. It moves the clock if agreed.

    A pause holds on [from_on, to_on): the day of resumption counts again. `days` are an extension's, in the clock's unit.
    """

    class Kind(models.TextChoices):
        PAUSE = "pause", _("暂停")
        EXTENSION = "extension", _("延期")

    class Decision(models.TextChoices):
        AGREED = "agreed", _("同意")
        REFUSED = "refused", _("不同意")

    round = models.ForeignKey(Round, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=120)
    asked_by_id = models.CharField(max_length=64)
    reason = models.CharField(_("理由"), max_length=200)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(from_on__gte=F("asked_on")), name="no_pause_begins_before_it_was_asked",
                violation_error_message=_("暂停不能从申请之前开始。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.asked_on}"


class HandIn(Record):
    """A hand-in 申请销号: the clock stands still from its day on, unless it is sent back."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="hand_ins")
    on = models.DateField()
    by_label = models.CharField(max_length=120)
    sent_back_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "round"], name="hand_ins_of_a_round")]

    def __str__(self) -> str:
        return f"{self.round} {self.on}"


class Return(Record):
    """A return 退单: the unit says that the matter is not its own. The second one goes to the joint committee."""

    class Reason(models.TextChoices):
        NOT_OURS = "not_ours", _("不属本单位职责")
        UNCLEAR = "unclear", _("事项不清，需补充")
        NO_POWER = "no_power", _("本级无权限")
        DUPLICATE = "duplicate", _("重复事项")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="returns")
    round = models.ForeignKey(Round, models.PROTECT, related_name="returns")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(_("退单原因"), max_length=12, choices=Reason)
    words = models.CharField(_("说明"), max_length=200)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["county", "matter"], name="returns_of_a_matter")]

    def __str__(self) -> str:
        return self.get_reason_display()


class Escalation(Record):
    """A rung of the ladder that a round has reached: dated when it fell due, however late the daily run came."""

    class Rung(models.TextChoices):
        URGE = "urge", _("催办")
        RAISE = "raise", _("提级")
        NAME = "name", _("通报")
        TRANSFER = "transfer", _("移送")

    round = models.ForeignKey(Round, models.PROTECT, related_name="escalations")
    rung = models.CharField(max_length=10, choices=Rung)
    due_on = models.DateField()
    noticed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "round", "rung"], name="a_rung_is_reached_once_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()} {self.due_on}"


class CallBack(Record):
    """A call-back 回访 after closing: what the raiser said."""

    class Answer(models.TextChoices):
        SATISFIED = "satisfied", _("满意")
        FAIRLY = "fairly", _("基本满意")
        DISSATISFIED = "dissatisfied", _("不满意")
        NOT_REACHED = "not_reached", _("未接通")

    round = models.ForeignKey(Round, models.PROTECT, related_name="call_backs")
    answer = models.CharField(_("满意度"), max_length=12, choices=Answer)
    words = models.CharField(_("回访情况"), max_length=200, blank=True)
    called_on = models.DateField()
    by_label = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["county", "round"], name="call_backs_of_a_round")]

    def __str__(self) -> str:
        return self.get_answer_display()
