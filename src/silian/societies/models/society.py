"""A learned society or a branch of one, the tasks of its preparation, and its members."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.lifecycles import Lifecycle
from silian.kernel.masking import mask_name
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Person, Record, Unit
from silian.societies.lifecycle import PREPARING, SOCIETY, TASK, TODO


class Society(Record):
    """A society (`kind`, `<programme>/<name>`) with the unit that meets and acts for it; founded on a day by a document."""

    LIFECYCLE: ClassVar[Lifecycle] = SOCIETY
    TIES = {"lead": Tie("unit", "unit"), "in_county": Tie("county", "county")}

    kind = models.CharField(_("学会"), max_length=80)
    name = models.CharField(_("名称"), max_length=80)
    unit = models.OneToOneField(Unit, models.PROTECT, related_name="society")
    begun_on = models.DateField(_("开始筹备日期"))
    state = models.CharField(_("状态"), max_length=12, choices=SOCIETY.choices, default=PREPARING.name)
    founded_on = models.DateField(_("成立日期"), null=True, blank=True)
    document = models.CharField(_("成立文件"), max_length=120, blank=True)
    dissolved_on = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "kind"], condition=~Q(state="dissolved"), name="a_society_is_begun_once",
                violation_error_message=_("这个学会已经开始筹备。"),
            ),
            models.CheckConstraint(
                condition=Q(founded_on=None) | Q(founded_on__gte=F("begun_on")) & ~Q(document=""),
                name="a_society_is_founded_by_a_document", violation_error_message=_("成立要有日期和文件。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> object:
        return SOCIETY.states[self.state].label


def ties_of_a_society() -> dict[str, Tie]:
    """How what belongs to a society hangs on its unit."""
    return {"lead": Tie("unit", "society__unit"), "in_county": Tie("county", "county")}


class Task(Record):
    """筹备工作: what somebody does for the society until a day; `result` says what came of it."""

    LIFECYCLE: ClassVar[Lifecycle] = TASK
    TIES = {**ties_of_a_society(), "handler": Tie("self", "owner")}

    society = models.ForeignKey(Society, models.PROTECT, related_name="tasks")
    text = models.CharField(_("筹备工作"), max_length=120)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="society_tasks")
    due = models.DateField(_("时限"))
    state = models.CharField(_("状态"), max_length=12, choices=TASK.choices, default=TODO.name)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""), name="a_done_task_says_what_came_of_it",
                violation_error_message=_("完成要写明完成情况。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "state", "due"], name="society_tasks_by_day")]

    def __str__(self) -> str:
        return self.text

    @property
    def state_label(self) -> object:
        return TASK.states[self.state].label


class Member(Record):
    """A member of a society from a day until another: of which discipline, region and institution.

    `mark` is the keyed digest of name and institution, by which the same person is known again.
    """

    PERSONAL = frozenset({"name"})
    TIES = ties_of_a_society()

    society = models.ForeignKey(Society, models.PROTECT, related_name="members")
    name = PersonalText(_("姓名"))
    mark = models.CharField(max_length=64)
    institution = models.CharField(_("工作单位"), max_length=80)
    discipline = models.CharField(_("学科"), max_length=40)
    region = models.CharField(_("地区"), max_length=40)
    from_on = models.DateField(_("入会日期"))
    to_on = models.DateField(_("退会日期"), null=True, blank=True)
    left_for = models.CharField(_("退会原因"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "society", "mark"], condition=Q(to_on=None), name="nobody_is_a_member_twice",
                violation_error_message=_("此人已是会员。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_membership_ends_after_it_began",
                violation_error_message=_("退会日期应晚于入会日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "society", "from_on"], name="members_of_a_society")]

    def __str__(self) -> str:
        """How journal, notices and lists call a member."""
        return mask_name(self.name)
