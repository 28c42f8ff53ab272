"""The credit line 授信额度 of a household by formula: a base for its grade, and parts of what it owns and earns, with a cap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.credit.engine.rounding import TO_THE_FEN
from silian.kernel.errors import Refused


@dataclass(frozen=True)
class Formula:
    """Bases by grade and cap in fen; shares of the household's assets and of its yearly operating income."""

    bases: Mapping[str, int]
    of_assets: Fraction
    of_income: Fraction
    cap: int


@dataclass(frozen=True)
class Line:
    """In fen. `computed` is before the cap."""

    computed: int
    granted: int

    @property
    def capped(self) -> bool:
        return self.granted < self.computed


def line(formula: Formula, grade: str, assets: int, income: int) -> Line:
    """The line of a household of this grade; assets and income in fen. The terms are added first and rounded once."""
    if grade not in formula.bases:
        words = {"grade": grade, "allowed": "、".join(formula.bases)}
        raise Refused(_("没有“%(grade)s”这个等级，可用：%(allowed)s。") % words, {"grade": _("请改。")})
    if assets < 0 or income < 0:
        raise Refused(_("资产和收入不能为负。"))
    computed = TO_THE_FEN(formula.bases[grade] + formula.of_assets * assets + formula.of_income * income)
    return Line(computed, min(computed, formula.cap))
