"""How a figure is written: number, unit, and its change over the same window last year."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.indicators.queries import Figure
from silian.kernel.rules.values import Number

NO_VALUE = "—"
NOT_KEPT = "尚未建账"
SMALL_BASE = 10  # under this many, a percentage says more than the records do


def number(value: Number | None, decimals: int = 2) -> str:
    """A figure's number as people read it: exact up to `decimals`, without trailing zeros; — where there is no value."""
    if value is None:
        return NO_VALUE
    exact = decimal(value, decimals)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal(value: Number, decimals: int) -> Decimal:
    """The value rounded half up to so many decimals, reckoned without a float."""
    fraction = Fraction(value)
    scaled = fraction * 10**decimals
    whole = int((Decimal(scaled.numerator) / Decimal(scaled.denominator)).to_integral_value(ROUND_HALF_UP))
    return Decimal(whole).scaleb(-decimals)


def shown(figure: Figure) -> str:
    """The number of a figure in a sentence; its unit stands in the sentence."""
    return str(_(NOT_KEPT)) if figure.status == "not_kept" else number(figure.value)


def change(now: Figure, before: Figure | None, small_base: int = SMALL_BASE) -> str:
    """同比 in words. No base: —. A small base prints both counts. A rate changes by 个百分点."""
    if before is None or now.value is None or before.value is None or before.value == 0:
        return NO_VALUE
    if now.unit == "%":
        return _points(Fraction(now.value) - Fraction(before.value))
    if before.value < small_base:
        return f"{number(before.value)} {before.unit} → {number(now.value)} {now.unit}"
    return _percent(Fraction(now.value) / Fraction(before.value) - 1)


def _points(difference: Fraction) -> str:
    if not difference:
        return str(_("持平"))
    words = _("上升 %s 个百分点") if difference > 0 else _("下降 %s 个百分点")
    return words % number(abs(difference))


def _percent(growth: Fraction) -> str:
    if not growth:
        return str(_("持平"))
    words = _("增长 %s%%") if growth > 0 else _("下降 %s%%")
    return words % number(abs(growth) * 100, 1)
