"""The five grades 五级分类 of loans: what is known of a loan beside its days, and its grade from each day on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.engine.grades import Grade
from silian.credit.models.lending.loan import Loan
from silian.organisations.models import County, Record

GRADES = [(grade.value, grade.chinese) for grade in Grade]


class CircumstanceKind(models.TextChoices):
    """What makes a loan worse than its days alone; each is a field of the engine's `Condition`."""

    TECHNICAL = "technical_overdue", _("技术性逾期")
    USE_CHANGED = "use_changed", _("改变用途")
    ROLL_OVER = "roll_over", _("借新还旧")
    IMPAIRED = "credit_impaired", _("发生信用减值")
    EVASION = "evasion", _("逃废债")
    BANKRUPTCY = "bankruptcy", _("破产清算")


class Circumstance(Record):
    """A circumstance of a loan from a day until another (half-open), with what it was seen by."""

    loan = models.ForeignKey(Loan, models.PROTECT, related_name="circumstances")
    kind = models.CharField(_("情形"), max_length=20, choices=CircumstanceKind)
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("消除日期"), null=True, blank=True)
    ground = models.CharField(_("依据"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "loan", "kind"], condition=Q(to_on=None), name="a_circumstance_is_open_once",
                violation_error_message=_("这个情形已经登记，还没有消除。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_circumstance_ends_after_it_began",
                violation_error_message=_("消除日期不能早于起始日期。"),
            ),
        ]  # fmt: skip
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.loan} {self.kind}"


class Classification(Record):
    """From this day on the loan has this grade. The nightly run only lowers; a person lifts, and says why."""

    loan = models.ForeignKey(Loan, models.PROTECT, related_name="classifications")
    on = models.DateField(_("日期"))
    grade = models.PositiveSmallIntegerField(_("五级分类"), choices=GRADES)
    days_past_due = models.PositiveIntegerField(_("逾期天数"))
    by_hand = models.BooleanField(_("人工上调"), default=False)
    ground = models.CharField(_("依据"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "loan", "on"], name="a_loan_is_graded_once_a_day")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.loan} {self.on} {self.get_grade_display()}"


class ClassifiedDay(models.Model):
    """Up to which day a county's loans are classified; the next run goes on from there, day by day."""

    county = models.OneToOneField(County, models.PROTECT, primary_key=True, db_column="county", related_name="+")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.county_id} {self.on}"
