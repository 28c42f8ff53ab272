"""What a county loads once to judge its chains by: the industry classification, and what other regions have."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.organisations.models import Record


class IndustryClass(Record):
    """A class of the industry classification (GB/T 4754): 门类 A, 大类 13, 中类 131 or 小类 1311: its level
    is the length of its code."""

    code = models.CharField(_("国民经济行业代码"), max_length=5)
    name = models.CharField(_("行业名称"), max_length=100)
    level = models.PositiveSmallIntegerField(_("层级"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "code"], name="a_class_has_its_own_code",
                violation_error_message=_("这个行业代码已有。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegionTable(Record):
    """Enterprises by region and industry class, this county (`home`) among many: from it 建链 is read. The latest counts.

    `cells` are [region, class, enterprises] as the file `source` gives them.
    """

    source = models.CharField(_("来源"), max_length=200)
    digest = models.CharField(max_length=64)
    home = models.CharField(_("本县在表中的名称"), max_length=60)
    cells: Any = models.JSONField(_("各地各行业企业数"))
    from_on = models.DateField(_("载入日期"))

    class Meta:
        indexes = [models.Index(fields=["county", "from_on"], name="region_tables_of_a_county")]

    def __str__(self) -> str:
        return self.source
