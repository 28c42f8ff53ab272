"""The repayment plan 还款计划 of a loan: computed from its terms, then once more from each change on.

A change that makes a new plan keeps the rows that fell due until its day. The principal that the new plan takes over is
taken off the last of them as far as they were left unpaid (重组); interest runs on from the last row that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.credit.catalogue import Offer
from silian.credit.engine.apr import MONTHS, STEPS, cost
from silian.credit.engine.periods import DayCount, collection_days, months_after
from silian.credit.engine.rounding import TO_THE_FEN, Mode, Rounding
from silian.credit.engine.schedules import Row, Schedule, schedule
from silian.credit.engine.terms import Method, RateChange, Terms
from silian.credit.models import Amendment, AmendmentKind, Loan
from silian.kernel.errors import Refused

INSTALMENTS = frozenset({Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.FLAT})
PERCENT = 100
DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Asked:
    """What a plan is computed from: of a loan, or of a preview. `principal` in fen, `rate` a year's in percent."""

    principal: int
    rate: Decimal
    disbursed_on: date
    months: int
    method: Method
    collected_every: int = 1
    day_count: DayCount = DayCount.ACT_360
    rounding: Mode = Mode.HALF_UP
    plan: tuple[tuple[date, int], ...] = ()
    matures_on: date | None = None
    rate_changes: tuple[RateChange, ...] = ()


def plan_for(asked: Asked) -> Schedule:
    """The schedule of terms that were not changed; Refused where they make none."""
    return schedule(_terms(asked))


def plan_of(loan: Loan, amendments: Sequence[Amendment] | None = None) -> tuple[Row, ...]:
    """The rows of a disbursed loan as they stand after all its changes; none before the disbursement."""
    if loan.disbursed_on is None:
        return ()
    changes = list(loan.amendments.all()) if amendments is None else list(amendments)
    asked = asked_of(loan, changes)
    rows = list(plan_for(asked).rows)
    for change in changes:
        if change.kind != AmendmentKind.REPRICING:
            rows = _replanned(rows, change, asked)
    return tuple(replace(row, number=number) for number, row in enumerate(rows, start=1))


def asked_of(loan: Loan, changes: Iterable[Amendment] = ()) -> Asked:
    """The terms that a loan was disbursed on, with every later rate."""
    assert loan.disbursed_on
    assert loan.principal_fen
    assert loan.rate is not None
    return Asked(
        loan.principal_fen, loan.rate, loan.disbursed_on, loan.months, Method(loan.method), loan.collected_every,
        DayCount(loan.day_count), Mode(loan.rounding), tuple((date.fromisoformat(on), fen) for on, fen in loan.plan),
        loan.matures_on, tuple(RateChange(change.on, _rate(change.rate)) for change in changes if change.rate is not None),
    )  # fmt: skip


def yearly_cost(asked: Asked, offer: Offer) -> float:
    """综合年化利率 as a fraction, with the fees that are paid when the money is paid out; compounded by the month.

    Rows of equal months are reckoned as such (`engine.apr`); others by their days over 365.
    """
    plan = plan_for(asked)
    fees = sum(TO_THE_FEN(Fraction(fee.percent) * asked.principal / PERCENT) for fee in offer.fees)
    paid_out = asked.principal - fees
    if asked.method in INSTALMENTS:
        return cost(paid_out, [row.payment for row in plan.rows], asked.collected_every).nominal
    flows = [((row.due_on - asked.disbursed_on).days / DAYS_A_YEAR, row.payment) for row in plan.rows]
    low, high = 0.0, 1.0
    for _step in range(STEPS):
        middle = (low + high) / 2
        worth = sum(fen / (1 + middle / MONTHS) ** (MONTHS * years) for years, fen in flows)
        low, high = (middle, high) if worth > paid_out else (low, middle)
    return low


def _terms(asked: Asked) -> Terms:
    matures_on = asked.matures_on or months_after(asked.disbursed_on, asked.months)
    whole = asked.method in INSTALMENTS and matures_on == months_after(asked.disbursed_on, asked.months)
    due = _due_days(asked, asked.disbursed_on, matures_on)
    return Terms(
        asked.principal, _rate(asked.rate), asked.disbursed_on, due, asked.method, asked.day_count,
        asked.collected_every if whole and asked.months % asked.collected_every == 0 else None,
        rounding=Rounding(asked.rounding), plan=_parts(asked), rate_changes=asked.rate_changes,
    )  # fmt: skip


def _due_days(asked: Asked, after: date, matures_on: date) -> tuple[date, ...]:
    """The days after one day until maturity: of instalments counted from the disbursement, of interest the 21st 收息日."""
    match asked.method:
        case Method.BULLET:
            return (matures_on,)
        case Method.FREE_PLAN:
            if not asked.plan:
                raise Refused(_("自由还款计划要写明哪天还多少。"), {"plan": _("请填写。")})
            return tuple(on for on, _fen in asked.plan)
        case Method.INTEREST_ONLY:
            return tuple(collection_days(after, matures_on, asked.collected_every))
    steps = range(asked.collected_every, asked.months + 1, asked.collected_every)
    days = (months_after(asked.disbursed_on, step) for step in steps)
    return (*(day for day in days if after < day < matures_on), matures_on)


def _parts(asked: Asked) -> tuple[int, ...]:
    parts = tuple(fen for _on, fen in asked.plan) if asked.method is Method.FREE_PLAN else ()
    if parts and sum(parts) != asked.principal:
        raise Refused(_("还款计划的本金合计要等于贷款金额。"), {"plan": _("合计不等于贷款金额。")})
    return parts


def _replanned(rows: list[Row], change: Amendment, asked: Asked) -> list[Row]:
    assert change.matures_on
    assert change.fen
    kept = [row for row in rows if row.due_on <= change.on]
    start = kept[-1].due_on if kept else asked.disbursed_on
    kept = _without(kept, sum(row.principal for row in kept) - (asked.principal - change.fen))
    if start == change.matures_on:  # what is brought forward falls due with the row of that very day
        last = kept[-1]
        return [*kept[:-1], replace(last, principal=last.principal + change.fen)]
    method = Method(change.method or asked.method)
    method = Method.INTEREST_ONLY if method is Method.FREE_PLAN else method
    months = (
        (change.matures_on.year - asked.disbursed_on.year) * 12 + change.matures_on.month - asked.disbursed_on.month
    )
    again = replace(
        asked, principal=change.fen, method=method, plan=(), matures_on=change.matures_on, months=max(months, 1)
    )
    early = change.kind == AmendmentKind.EARLY
    due = (change.matures_on,) if early else _due_days(again, max(start, change.on), change.matures_on)
    terms = Terms(
        change.fen, _rate(asked.rate), start, due, method, asked.day_count, rounding=Rounding(asked.rounding),
        rate_changes=asked.rate_changes,
    )  # fmt: skip
    return [*kept, *schedule(terms).rows]


def _without(rows: list[Row], unpaid: int) -> list[Row]:
    """The rows with so much principal taken off, from the last one backwards; they all keep their interest."""
    left = []
    for row in reversed(rows):
        taken = min(max(unpaid, 0), row.principal)
        unpaid -= taken
        left.append(replace(row, principal=row.principal - taken))
    return left[::-1]


def _rate(percent: Decimal | None) -> Fraction:
    return Fraction(percent or 0) / PERCENT
