"""A project: what is to be built, by whom, since when it stands at which stage, and who keeps it now."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit
from silian.projects.lifecycle import ENDED, LIFECYCLE, MAIN_ROAD, REACHED, TALKS
from silian.projects.models.trip import Trip

if TYPE_CHECKING:
    from silian.projects.models.keeping import HandOver

ROAD = tuple(REACHED[stage.name] for stage in MAIN_ROAD)


class EndReason(models.TextChoices):
    """Why a project was ended."""

    GIVEN_UP = "given_up", _("投资方放弃")
    CONDITIONS = "conditions", _("用地、能耗等要素不具备")
    FUNDS = "funds", _("资金不到位")
    POLICY = "policy", _("政策变化")
    OTHER = "other", _("其他")


def _in_order(earlier: str, later: str) -> models.CheckConstraint:
    """That a stage is not reached before the one ahead of it, nor without it."""
    reached = Q(**{f"{earlier}__isnull": False, f"{later}__gte": F(earlier)})
    return models.CheckConstraint(
        condition=Q(**{f"{later}__isnull": True}) | reached, name=f"{later}_is_not_before_{earlier}",
        violation_error_message=_("各阶段的日期不能早于前一阶段。"),
    )  # fmt: skip


class Project(Record):
    """One investment project. Days are business days, which may lie before the entry; `moved_on` is the latest of them.

    `keeper` and `side` are the keeping in force, `offered_to` whoever has yet to accept it; `township` is where the
    project landed. Amounts stand in agreements, forecasts and investments of their own.
    """

    LIFECYCLE = LIFECYCLE
    TIES = {
        "keeper": Tie("unit", "keeper"),
        "offered_to": Tie("unit", "offered_to"),
        "kept": Tie("unit", "keepings__unit", many=True),
        "promoting": Tie("unit", "promoting"),
        "located_in": Tie("unit", "township"),
        "lead": Tie("unit", "chain__office"),
        "chain": Tie("chain", "chain"),
        "self": Tie("self", "enterprise__unit"),
    }

    number = models.CharField(_("项目编号"), max_length=30)
    name = models.CharField(_("项目名称"), max_length=60)
    summary = models.TextField(_("建设内容"), blank=True)
    investor = models.CharField(_("投资方"), max_length=100)
    promoting = models.ForeignKey(Unit, models.PROTECT, related_name="promoted_projects")
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="projects")
    trip = models.ForeignKey(Trip, models.PROTECT, null=True, blank=True, related_name="projects")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True, related_name="projects")

    state = models.CharField(_("阶段"), max_length=20, choices=LIFECYCLE.choices, default=TALKS.name)
    talks_on = models.DateField(_("在谈日期"))
    signed_on = models.DateField(_("签约日期"), null=True, blank=True)
    landed_on = models.DateField(_("落地日期"), null=True, blank=True)
    building_on = models.DateField(_("开工日期"), null=True, blank=True)
    producing_on = models.DateField(_("投产日期"), null=True, blank=True)
    at_capacity_on = models.DateField(_("达产日期"), null=True, blank=True)
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)
    end_reason = models.CharField(_("终止原因"), max_length=12, choices=EndReason, blank=True)
    moved_on = models.DateField(_("最近进展"))

    township = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="landed_projects")
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="kept_projects")
    side = models.CharField(max_length=60)
    offered_to = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="offered_projects")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_project"),
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(ended_on=None), name="an_open_project_has_its_own_name",
                violation_error_message=_("本县已有同名项目，请核对是不是同一个。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(end_reason=""), name="an_ended_project_has_a_reason",
                violation_error_message=_("终止项目要写明原因。"),
            ),
            models.CheckConstraint(
                condition=Q(landed_on=None) | Q(township__isnull=False), name="a_landed_project_has_a_township",
                violation_error_message=_("落地项目要写明落在哪个乡镇。"),
            ),
            *(_in_order(*pair) for pair in pairwise(ROAD)),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "state", "moved_on"], name="projects_by_state"),
            models.Index(fields=["county", "keeper"], name="projects_of_a_keeper"),
            models.Index(fields=["county", "chain"], name="projects_of_a_chain"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> object:
        return LIFECYCLE.states[self.state].label

    @property
    def is_ended(self) -> bool:
        return self.state == ENDED.name

    @property
    def keeper_name(self) -> str:
        """Who keeps it, in a list that names the project already: 青山镇属地党组织, not the project's name once more."""
        name = str(self.keeper)
        own = name.removeprefix(self.name)
        return f"{self.township or ''}{own}" if own != name else name

    @property
    def last_stage_on(self) -> date:
        """The day on which the latest stage of the road was reached."""
        return max(day for name in ROAD if (day := getattr(self, name)))

    def waiting_hand_over(self) -> HandOver | None:
        """The hand-over that nobody has answered yet."""
        return self.hand_overs.filter(accepted_on=None, declined_on=None).first()
