"""考核结果: a ranking as it was published, every sheet of it as it was printed, and the appeals against a sheet 申诉."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit


class Assessment(Record):
    """A ranking at a cut-off, published. It never changes; what was wrong in it is said by the answer to an appeal.

    `office` answers appeals; they may be raised until `appeal_until`, and are answered within `answer_days` working days.
    """

    TIES = {"lead": Tie("unit", "office"), "in_county": Tie("county", "county")}

    programme = models.CharField(_("专项"), max_length=40)
    scheme = models.CharField(_("考核方案"), max_length=40)
    title = models.CharField(_("标题"), max_length=60)
    as_of = models.DateField(_("统计截止"))
    programme_version = models.PositiveIntegerField()  # by whose rules and weights it was scored
    office = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("考核单位")
    )
    appeal_until = models.DateField(_("申诉截止"), null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("答复期限"))
    published_at = models.DateTimeField(_("公布时间"))
    by_label = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "scheme", "as_of"], name="a_ranking_is_published_once_a_cut_off",
                violation_error_message=_("截至这一天的排名已经公布。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return _("%(title)s（截至 %(as_of)s）") % {"title": self.title, "as_of": self.as_of}


class AssessedSheet(Record):
    """One score sheet of a published ranking. `told` is what it printed (`indicators.telling`); `office` may appeal."""

    TIES = {"lead": Tie("unit", "office"), "chain": Tie("chain", "chain"), "in_county": Tie("county", "county")}

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="sheets")
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("考核对象"), max_length=100)
    rank = models.PositiveSmallIntegerField(_("名次"), null=True, blank=True)
    score = models.DecimalField(_("总分"), max_digits=8, decimal_places=4, null=True, blank=True)
    told = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(chain__isnull=False) ^ Q(unit__isnull=False), name="a_sheet_is_of_a_chain_or_of_a_unit"
            ),
            models.UniqueConstraint(fields=["county", "assessment", "name"], name="one_sheet_each_in_a_ranking"),
        ]

    def __str__(self) -> str:
        return _("%(name)s计算单，%(assessment)s") % {"name": self.name, "assessment": self.assessment}


class Appeal(Record):
    """申诉: the office says why its sheet is wrong; the county's office answers by `due`, with the reason.

    A granted appeal carries the correction: what the recount gives, beside what was published.
    """

    TIES = {
        "lead": Tie("unit", "sheet__office"),
        "chain": Tie("chain", "sheet__chain"),
        "assessor": Tie("unit", "sheet__assessment__office"),
    }

    sheet = models.ForeignKey(AssessedSheet, models.PROTECT, related_name="appeals")
    ground = models.CharField(_("申诉理由"), max_length=300)
    raised_on = models.DateField(_("申诉日期"))
    by_label = models.CharField(max_length=120)
    due = models.DateField(_("答复期限"), null=True, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    granted = models.BooleanField(_("成立"), null=True)
    answer = models.CharField(_("答复"), max_length=300, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    correction = models.CharField(_("更正"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "sheet"], condition=Q(answered_on=None), name="one_open_appeal_against_a_sheet",
                violation_error_message=_("对这张计算单已有一件申诉在等答复。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return _("%s的申诉") % self.sheet.name
