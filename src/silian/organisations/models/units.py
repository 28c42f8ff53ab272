"""Units and their place in the tree. A unit's key never changes; its parent and code are dated rows."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models.base import Record


class UnitKind(models.TextChoices):
    COUNTY = "county", _("县")
    DEPARTMENT = "department", _("部门")
    TOWNSHIP = "township", _("乡镇")
    VILLAGE = "village", _("村")
    ENTERPRISE = "enterprise", _("企业")
    COMMITTEE = "committee", _("委员会")
    BRANCH = "branch", _("党支部")
    GROUP = "group", _("工作组")


class Unit(Record):
    """A body that can own, raise, manage or belong: a county, a bureau, a township, an enterprise, a committee."""

    TIES = {"any_unit": Tie("unit", "id"), "self": Tie("self", "id"), "in_county": Tie("county", "county")}

    kind = models.CharField(_("类别"), max_length=20, choices=UnitKind)
    name = models.CharField(_("名称"), max_length=100)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    opened_on = models.DateField(_("设立日期"))
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(closed_on=None), name="an_open_unit_has_its_own_name",
                violation_error_message=_("本县已有同名单位，请核对是不是同一家。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "kind", "name"], name="units_of_a_kind")]

    def __str__(self) -> str:
        return self.short_name or self.name


class Placement(Record):
    """Where a unit stands in the tree, and under which code, from a day until another (half-open).

    `path` is the keys from the root down to the unit, `/root/…/unit/`: a subtree is a prefix.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="children_placements")
    code = models.CharField(_("区划或单位代码"), max_length=30, blank=True)
    path = models.CharField(max_length=500)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "unit", "from_on"], name="one_place_a_unit_and_day"),
            models.UniqueConstraint(
                fields=["county", "unit"], condition=Q(to_on=None), name="one_present_place_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_place_ends_after_it_began"
            ),
        ]
        indexes = [
            models.Index(fields=["county", "path"], name="placements_by_path"),
            models.Index(fields=["county", "code"], name="placements_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.from_on}"


class Affiliation(Record):
    """A unit's dated membership in another body that does not manage it: an enterprise in a committee or a branch."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="affiliations")
    body = models.ForeignKey(Unit, models.PROTECT, related_name="members")
    kind = models.CharField(max_length=30)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "unit", "body", "kind"], condition=Q(to_on=None), name="one_present_affiliation"
            )
        ]
        indexes = [models.Index(fields=["county", "body", "kind"], name="members_of_a_body")]

    def __str__(self) -> str:
        return f"{self.unit} — {self.body}"
