"""The schedule 还款计划 of a loan: its rows, exact to the fen.

A row's interest is opening × rate × part of a year, rounded; the last row takes the principal left. The instalment of
等额本息 is P·Π(1+f) / Σ Π of the later (1+f), rounded once; it is computed anew where the principal grace ends and where
the rate changes. Everything before a rounding is a fraction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.credit.engine.rounding import Rounding
from silian.credit.engine.terms import Method, Terms
from silian.kernel.errors import Refused


@dataclass(frozen=True)
class Row:
    """One row, amounts in fen. `interest` is what is collected with it, that of graced rows before included."""

    number: int
    from_on: date
    due_on: date
    days: int
    opening: int
    principal: int
    interest: int

    @property
    def payment(self) -> int:
        return self.principal + self.interest

    @property
    def closing(self) -> int:
        return self.opening - self.principal


@dataclass(frozen=True)
class Schedule:
    """`instalment` is the first level payment in fen, None for a method that has none."""

    rows: tuple[Row, ...]
    instalment: int | None

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)

    @property
    def interest(self) -> int:
        return sum(row.interest for row in self.rows)

    @property
    def payment(self) -> int:
        return self.principal + self.interest


def schedule(terms: Terms) -> Schedule:
    """The schedule of these terms; Refused if an instalment would not even cover its interest."""
    return _flat(terms) if terms.method is Method.FLAT else _on_the_balance(terms)


Share = Callable[[int, int, int], int]  # the principal of a row, from its number, opening balance and interest, in fen


def _on_the_balance(terms: Terms) -> Schedule:
    """Interest on what is still owed: every method but the flat one."""
    share, instalment = _share_of(terms)
    rows, opening, held = [], terms.principal, 0
    for k, period in enumerate(terms.periods):
        interest = terms.rounding(opening * terms.factor(k))
        last = k == len(terms.periods) - 1
        principal = opening if last else min(opening, 0 if k < terms.principal_grace else share(k, opening, interest))
        held += interest
        due = 0 if k < terms.interest_grace else held
        rows.append(Row(k + 1, period.from_on, period.due_on, period.days, opening, principal, due))
        opening, held = opening - principal, held - due
    return Schedule(tuple(rows), instalment())


def _share_of(terms: Terms) -> tuple[Share, Callable[[], int | None]]:
    """How this method divides the principal, and afterwards the first instalment."""
    match terms.method:
        case Method.EQUAL_INSTALMENT:
            level = _Level(terms)
            return level.share, lambda: level.first
        case Method.EQUAL_PRINCIPAL:
            part = terms.rounding(Fraction(terms.principal, len(terms.periods) - terms.principal_grace))
            return lambda k, opening, interest: part, lambda: None
        case Method.FREE_PLAN:
            return lambda k, opening, interest: terms.plan[k], lambda: None
    return lambda k, opening, interest: 0, lambda: None


class _Level:
    """等额本息: one instalment until the rate changes."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.now = 0
        self.first: int | None = None
        if len(terms.periods) - terms.principal_grace == 1:
            self._reckon(terms.principal_grace, terms.principal)  # the only row takes all; it is still the instalment

    def share(self, k: int, opening: int, interest: int) -> int:
        if k == self.terms.principal_grace or self.terms.repriced(k):
            self._reckon(k, opening)
        if self.now < interest:
            raise Refused(_("第 %d 期的还款额不够付当期利息，请缩短期限或改还款方式。") % (k + 1))
        return self.now - interest

    def _reckon(self, k: int, opening: int) -> None:
        terms = self.terms
        growth, later = Fraction(1), Fraction(0)
        for row in reversed(range(k, len(terms.periods))):
            later += growth
            growth *= 1 + self._foreseen(row, k)
        self.now = instalment_rounding(terms)(opening * growth / later)
        self.first = self.now if self.first is None else self.first

    def _foreseen(self, row: int, k: int) -> Fraction:
        """The factor of a later row as it is foreseen at row k: a change after it is not known yet."""
        if row == k:
            return self.terms.factor(k)
        known = self.terms.rate_on(_last_day(self.terms, k))
        return known * self.terms.periods[row].year


def _last_day(terms: Terms, k: int) -> date:
    period = terms.periods[k]
    return date.fromordinal(period.due_on.toordinal() - 1)


def instalment_rounding(terms: Terms) -> Rounding:
    return Rounding(terms.rounding.mode, terms.multiple) if terms.multiple else terms.rounding


def _flat(terms: Terms) -> Schedule:
    """等本等息: interest on the first amount throughout; the last row takes what is left of principal and interest."""
    owed = [terms.principal * terms.factor(k) for k in range(len(terms.periods))]
    each, total = [terms.rounding(part) for part in owed], terms.rounding(sum(owed, Fraction(0)))
    instalment = instalment_rounding(terms)(Fraction(terms.principal + sum(owed, Fraction(0))) / len(owed))
    each[-1] = max(0, total - sum(each[:-1]))  # rounded up row by row, nothing may be left
    return Schedule(tuple(_flat_rows(terms, each, instalment)), instalment)


def _flat_rows(terms: Terms, interests: list[int], instalment: int) -> Iterable[Row]:
    opening = terms.principal
    for k, (period, interest) in enumerate(zip(terms.periods, interests, strict=True)):
        if instalment < interest:
            raise Refused(_("第 %d 期的还款额不够付当期利息，请缩短期限或改还款方式。") % (k + 1))
        last = k == len(interests) - 1
        principal = opening if last else min(opening, instalment - interest)
        yield Row(k + 1, period.from_on, period.due_on, period.days, opening, principal, interest)
        opening -= principal
