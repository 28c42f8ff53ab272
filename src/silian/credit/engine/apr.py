"""The yearly rate with fees 综合年化利率 of a loan: what its rounded payments and its fees cost (人民银行公告〔2021〕第3号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

MONTHS = 12
STEPS = 200  # of bisection; 2⁻²⁰⁰ is far below what a float holds


@dataclass(frozen=True)
class Cost:
    """`per_period` is the internal rate of return of a period of so many months; periods count as equal."""

    per_period: float
    months: int = 1

    @property
    def nominal(self) -> float:
        """The period's rate times the periods of a year."""
        return self.per_period * MONTHS / self.months

    @property
    def effective(self) -> float:
        """The same, compounded."""
        return float((1 + self.per_period) ** (MONTHS / self.months) - 1)


def cost(paid_out: int, payments: Sequence[int], months: int = 1) -> Cost:
    """What it costs to receive `paid_out` fen and to pay these back, one a period; fees are already in both."""
    if paid_out <= 0:
        raise Refused(_("扣除费用后放款额要大于零。"), {"fee": _("请改。")})
    if sum(payments) < paid_out:
        raise Refused(_("还款合计少于放款额，算不出年化利率。"))
    low, high = 0.0, 1.0
    while _worth(payments, high) > paid_out:
        high *= 2
    for _step in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _worth(payments, middle) > paid_out else (low, middle)
    return Cost((low + high) / 2, months)


def _worth(payments: Sequence[int], rate: float) -> float:
    """The payments as of today, at this rate a period."""
    value = 0.0
    for payment in reversed(payments):
        value = (value + payment) / (1 + rate)
    return value
