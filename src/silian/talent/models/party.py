"""企业党建: people on their way into the Party, and posts of distinction."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.lifecycles import Lifecycle
from silian.organisations.models import Record, Unit
from silian.talent.lifecycle import MEMBER
from silian.talent.lifecycle.members import APPLICANT, ENDED, PROBATIONARY, year_after
from silian.talent.models.individuals import Individual
from silian.talent.models.ties import OF_AN_ENTERPRISE


class Member(Record):
    """Somebody who works at an enterprise and is developed by a branch; each step has its day.

    `admitted_on` is the day of becoming a probationary member. `front_line` says whether the post is 一线岗位.
    """

    LIFECYCLE: ClassVar[Lifecycle] = MEMBER
    TIES = OF_AN_ENTERPRISE

    individual = models.ForeignKey(Individual, models.PROTECT, related_name="memberships")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="members_developed")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="members_developed")
    post = models.CharField(_("岗位"), max_length=60)
    front_line = models.BooleanField(_("一线岗位"), default=False)
    state = models.CharField(_("阶段"), max_length=12, choices=MEMBER.choices, default=APPLICANT.name)
    applied_on = models.DateField(_("申请入党日期"))
    activist_on = models.DateField(_("列为积极分子日期"), null=True, blank=True)
    prospect_on = models.DateField(_("列为发展对象日期"), null=True, blank=True)
    admitted_on = models.DateField(_("接收为预备党员日期"), null=True, blank=True)
    full_on = models.DateField(_("转为正式党员日期"), null=True, blank=True)
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "individual"], condition=~Q(state=ENDED.name), name="nobody_is_developed_twice",
                violation_error_message=_("此人已在发展党员名单上。"),
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "state"], name="members_by_state"),
            models.Index(fields=["county", "admitted_on"], name="members_by_admission"),
        ]

    def __str__(self) -> str:
        return f"{self.individual}（{self.enterprise}{self.post}）"

    @property
    def state_label(self) -> object:
        return MEMBER.states[self.state].label

    @property
    def due(self) -> date | None:
        """When the branch has to decide: the end of the year of probation."""
        return year_after(self.admitted_on) if self.state == PROBATIONARY.name and self.admitted_on else None


class ModelPost(Record):
    """A post of an enterprise that is a pioneer post 先锋岗, a model post 示范岗, or both: each title has its day.

    With both titles it is one post. `to_on` is the day from which it has none any more.
    """

    TIES = OF_AN_ENTERPRISE

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="model_posts")
    post = models.CharField(_("岗位"), max_length=60)
    individual = models.ForeignKey(Individual, models.PROTECT, null=True, blank=True, related_name="model_posts")
    pioneer_on = models.DateField(_("命名先锋岗日期"), null=True, blank=True)
    model_on = models.DateField(_("命名示范岗日期"), null=True, blank=True)
    to_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "enterprise", "post"], condition=Q(to_on=None), name="a_model_post_is_named_once",
                violation_error_message=_("这家企业的这个岗位已经命名。"),
            ),
            models.CheckConstraint(
                condition=Q(pioneer_on__isnull=False) | Q(model_on__isnull=False), name="a_model_post_has_a_title",
                violation_error_message=_("请选先锋岗或示范岗。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None)
                | (
                    (Q(pioneer_on=None) | Q(to_on__gt=F("pioneer_on"))) & (Q(model_on=None) | Q(to_on__gt=F("model_on")))
                ),
                name="a_model_post_ends_after_it_was_named",
                violation_error_message=_("撤销日期应晚于命名日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "enterprise"], name="model_posts_of_a_firm")]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.post}"
