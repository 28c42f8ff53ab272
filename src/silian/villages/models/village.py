"""The village with its collective, and how many households it says that it led or that gained: declared, with a document."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit


def ties_through(path: str) -> dict[str, Tie]:
    """How a record hangs on its village: `path` leads from it to the village's unit."""
    return {"located_in": Tie("unit", path), "self": Tie("self", path)}


class Village(Record):
    """The profile of a village's unit: its collective economic organisation 村集体经济组织, which owns and borrows."""

    TIES = {**ties_through("unit"), "in_county": Tie("county", "county")}

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="villages")
    collective = models.CharField(_("村集体经济组织"), max_length=100, blank=True)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    business = models.CharField(_("主营"), max_length=100, blank=True)
    central = models.BooleanField(_("中心村"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "unit"], name="a_village_has_one_profile",
                violation_error_message=_("这个村已经登记过村集体。"),
            ),
            models.UniqueConstraint(
                fields=["county", "credit_code"], condition=~Q(credit_code=""), name="a_credit_code_names_one_village",
                violation_error_message=_("这个统一社会信用代码已登记在另一个村。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def borrower(self) -> str:
        """How contracts call the collective."""
        return self.collective or f"{self.unit}村集体经济组织"


class Declaration(Record):
    """申报: how many households and people the village led, or how many gained, from a day until the next declaration.

    They are headcounts by a source document, not records: marked 申报 wherever they show.
    """

    class Purpose(models.TextChoices):
        LED = "led", _("带动")
        GAINED = "gained", _("受益")

    TIES = ties_through("village__unit")

    village = models.ForeignKey(Village, models.PROTECT, related_name="declarations")
    purpose = models.CharField(_("事由"), max_length=8, choices=Purpose)
    from_on = models.DateField(_("申报日期"))
    to_on = models.DateField(null=True, blank=True)
    households = models.PositiveIntegerField(_("户数（申报）"))
    people = models.PositiveIntegerField(_("人数（申报）"))
    source = models.CharField(_("依据文件"), max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village", "purpose"], condition=Q(to_on=None), name="one_declaration_holds",
                violation_error_message=_("这个村刚刚申报过，请刷新页面核对。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_declaration_ends_after_it_began",
                violation_error_message=_("申报日期应晚于上一次申报。"),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=F("households")) & ~Q(source=""), name="a_declaration_has_its_document",
                violation_error_message=_("人数不能少于户数，并要写明依据文件。"),
            ),
        ]  # fmt: skip
        ordering = ["-from_on", "-id"]

    def __str__(self) -> str:
        return f"{self.village} {self.get_purpose_display()}"
