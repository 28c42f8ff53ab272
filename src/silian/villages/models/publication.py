"""村务公开: what a village made public of a quarter's funds, assets and resources, frozen, and what was said against it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record
from silian.villages.models.village import Village, ties_through


class Publication(Record):
    """One quarter's publication, as it was posted: `content` is masked text and amounts (see `villages.sheets`), and stays.

    A correction is another edition that names its reason; the one before it stays readable. The photo of the notice board
    is an attachment.
    """

    TIES = ties_through("village__unit")

    village = models.ForeignKey(Village, models.PROTECT, related_name="publications")
    year = models.PositiveSmallIntegerField(_("年度"))
    quarter = models.PositiveSmallIntegerField(_("季度"))
    edition = models.PositiveSmallIntegerField(_("版次"), default=1)
    reason = models.CharField(_("更正原因"), max_length=200, blank=True)
    content = models.JSONField(_("公开内容"))
    place = models.CharField(_("公示地点"), max_length=100)
    from_on = models.DateField(_("公示开始"))
    to_on = models.DateField(_("公示结束"))
    by_label = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village", "year", "quarter", "edition"], name="one_edition_a_quarter",
                violation_error_message=_("这个季度刚刚公开过，请刷新页面核对。"),
            ),
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)) & Q(to_on__gt=F("from_on")), name="a_publication_has_its_period",
                violation_error_message=_("公示结束日期应晚于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(reason=""), name="a_corrected_publication_has_its_reason",
                violation_error_message=_("更正公开内容要写明原因。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "from_on"], name="village_publications_by_day")]
        ordering = ["-year", "-quarter", "-edition"]

    def __str__(self) -> str:
        return f"{self.village}{self.year}年第{self.quarter}季度村务公开"


class Objection(Record):
    """异议: what a villager said against a publication; answered in writing by the day that the programme allows."""

    TIES = ties_through("publication__village__unit")
    PERSONAL = frozenset({"name"})

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="objections")
    raised_on = models.DateField(_("提出日期"))
    words = models.CharField(_("异议"), max_length=500)
    name = PersonalText(_("提出人"), blank=True)
    due = models.DateField(_("答复时限"))
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    answer = models.CharField(_("答复"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | ~Q(answer=""), name="an_answered_objection_has_its_answer",
                violation_error_message=_("请写明答复。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "due"], name="objections_by_due")]
        ordering = ["raised_on", "id"]

    def __str__(self) -> str:
        return f"{self.publication}异议"
