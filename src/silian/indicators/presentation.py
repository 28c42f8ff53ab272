"""How a figure is written: number, unit, its change over the same window last year, its progress."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from django.utils.translation import gettext as _

from silian.indicators.queries import Figure, Progress, Status
from silian.indicators.scoring import rounded
from silian.indicators.sections import Thresholds
from silian.kernel.calendar import Light
from silian.kernel.rules import Better
from silian.kernel.rules.values import Number
from silian.kernel.windows import DAY, Period

NO_VALUE = "—"


def number(value: Number | None, decimals: int = 2) -> str:
    """A figure's number as people read it: exact up to `decimals`, without trailing zeros; — where there is no value."""
    if value is None:
        return NO_VALUE
    text = f"{decimal(value, decimals):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal(value: Number, decimals: int) -> Decimal:
    """The value rounded half up (away from zero) to so many decimals."""
    return rounded(Fraction(value), decimals)


def shown(figure: Figure) -> str:
    """The number of a figure in a sentence; its unit stands in the sentence."""
    if figure.status is Status.NOT_KEPT:
        return _("尚未建账")
    if figure.status is Status.EXTERNAL and figure.value is None:
        return _("未发布")
    return number(figure.value)


def change(now: Figure, before: Figure | None) -> str:
    """同比 in words. No base: —. A small base prints both counts. A rate changes by 个百分点."""
    if before is None or now.value is None or not before.value:
        return NO_VALUE
    if now.unit == "%":
        return _points(Fraction(now.value) - Fraction(before.value))
    if before.status is Status.KEPT and before.value < now.entry.small_base:
        return f"{number(before.value)} {before.unit} → {number(now.value)} {now.unit}"
    return _percent(Fraction(now.value) / Fraction(before.value) - 1)


def _points(difference: Fraction) -> str:
    if not difference:
        return _("持平")
    words = _("上升 %s 个百分点") if difference > 0 else _("下降 %s 个百分点")
    return words % number(abs(difference))


def _percent(growth: Fraction) -> str:
    if not growth:
        return _("持平")
    words = _("增长 %s%%") if growth > 0 else _("下降 %s%%")
    return words % number(abs(growth) * 100, 1)


def light(progress: Progress) -> Light:
    """How a figure stands to what is expected of it by now. The bar beside it stays in one colour; this judges."""
    ahead = progress.ahead
    if progress.value is None:
        return Light("none", _("待数据"))
    if ahead is None:
        return Light("none", _("年末考核"))
    return Light(_colour(-ahead, progress.thresholds), _distance(ahead, progress))


def _colour(behind: Fraction, thresholds: Thresholds) -> Literal["green", "amber", "red"]:
    if behind <= thresholds.green:
        return "green"
    return "amber" if behind <= thresholds.amber else "red"


def _distance(ahead: Fraction, progress: Progress) -> str:
    """The distance in words: of a rate to its target, of anything else to what is due by now."""
    if progress.better is Better.DOWN:
        return _("在控制数以内") if ahead >= 0 else _("超出控制数 %s 个百分点") % number(-ahead, 2)
    if progress.is_rate:
        return _("达到目标") if ahead >= 0 else _("差 %s 个百分点") % number(-ahead, 2)
    if ahead >= 0:
        return _("快于序时 %s 个百分点") % number(ahead, 1) if ahead else _("达到序时")
    return _("落后序时 %s 个百分点") % number(-ahead, 1)


def window(period: Period | None) -> str:
    """The days that a figure speaks of: 2022-01-01 至 09-30, or the one day of a stock."""
    if period is None:
        return NO_VALUE
    last = period.before - DAY
    if period.start is None:
        return _("时点，截至 %s") % last
    same_year = period.start.year == last.year
    return _("%(first)s 至 %(last)s") % {"first": period.start, "last": f"{last:%m-%d}" if same_year else last}
