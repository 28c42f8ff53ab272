"""学术交流: events, the talks given there, and collaborations with other bodies. No patient's data stands anywhere."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.lifecycles import Lifecycle
from silian.organisations.models import Record
from silian.societies.lifecycle import EVENT, PLANNED
from silian.societies.models.society import Member, Society, ties_of_a_society


class Event(Record):
    """A conference, salon or course on a day; `summary` says in one sentence what it was about, once it was held."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("学术会议")
        SALON = "salon", _("学术沙龙")
        COURSE = "course", _("继续教育")

    LIFECYCLE: ClassVar[Lifecycle] = EVENT
    TIES = ties_of_a_society()

    society = models.ForeignKey(Society, models.PROTECT, related_name="events")
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    title = models.CharField(_("名称"), max_length=80)
    place = models.CharField(_("地点"), max_length=80, blank=True)
    held_on = models.DateField(_("日期"))
    state = models.CharField(_("状态"), max_length=12, choices=EVENT.choices, default=PLANNED.name)
    summary = models.CharField(_("内容"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "society", "held_on"], name="events_of_a_society")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> object:
        return EVENT.states[self.state].label


class Talk(Record):
    """学术报告: a member's talk at an event, counted once the event was held."""

    TIES = ties_of_a_society()

    society = models.ForeignKey(Society, models.PROTECT, related_name="talks")
    event = models.ForeignKey(Event, models.PROTECT, related_name="talks")
    title = models.CharField(_("题目"), max_length=100)
    speaker = models.ForeignKey(Member, models.PROTECT, related_name="talks")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "event", "title"], name="a_talk_is_given_once_at_an_event",
                violation_error_message=_("这场活动已有同题报告。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Collaboration(Record):
    """合作: with another body on a subject, from a day until another, by a document."""

    TIES = ties_of_a_society()

    society = models.ForeignKey(Society, models.PROTECT, related_name="collaborations")
    partner = models.CharField(_("合作单位"), max_length=80)
    subject = models.CharField(_("合作内容"), max_length=200)
    document = models.CharField(_("协议或文件"), max_length=120)
    from_on = models.DateField(_("开始日期"))
    to_on = models.DateField(_("结束日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_collaboration_ends_after_it_began",
                violation_error_message=_("结束日期应晚于开始日期。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.partner}：{self.subject}"
