"""What of a schedule is unpaid on a day: allocation of payments, days past due, penalty interest.

Payments are allocated to the oldest row first and inside a row in the given order, interest before principal
(民法典第五百六十一条). Money paid early is held and applied on the due day. A row due today is not overdue.

Penalty interest 罚息 is the yearly rate times the multiplier (合同利率加收百分之三十至五十, 银发[2003]251号) on each day's
overdue principal, rounded once a row. It is kept for rows paid since, and no payment settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from silian.credit.engine.rounding import TO_THE_FEN

Part = Literal["interest", "principal"]
INTEREST: Part = "interest"
PRINCIPAL: Part = "principal"
ORDER: tuple[Part, ...] = (INTEREST, PRINCIPAL)


@dataclass(frozen=True)
class Due:
    """What a row asks for, in fen."""

    on: date
    principal: int
    interest: int


@dataclass(frozen=True)
class Payment:
    on: date
    fen: int


@dataclass(frozen=True)
class Penalty:
    """`rate` is the loan's yearly rate, `multiplier` 1.5 adds half of it; a year has `year_days` days."""

    rate: Fraction
    multiplier: Fraction = Fraction(3, 2)
    year_days: int = 360

    def on(self, fen_days: int) -> int:
        """The penalty in fen for so many fen times days overdue."""
        return TO_THE_FEN(Fraction(fen_days) * self.rate * self.multiplier / self.year_days)


@dataclass(frozen=True)
class Arrears:
    """How a loan stands at the end of a day; amounts in fen. `held` waits for the next due day."""

    days_past_due: int
    principal: int
    interest: int
    penalty: int
    outstanding_principal: int
    held: int


class _Standing:
    """One row as payments reach it, with the fen·days of principal that were overdue on it."""

    def __init__(self, due: Due) -> None:
        self.due = due
        self.left: dict[Part, int] = {INTEREST: due.interest, PRINCIPAL: due.principal}
        self.fen_days = 0
        self._reckoned_to = due.on

    def take(self, fen: int, on: date, order: Sequence[Part]) -> int:
        """Applies what it can of this money on this day, and gives back the rest."""
        self.reckon(on)
        for part in order:
            taken = min(fen, self.left[part])
            self.left[part] -= taken
            fen -= taken
        return fen

    def reckon(self, to: date) -> None:
        self.fen_days += self.left[PRINCIPAL] * (to - self._reckoned_to).days
        self._reckoned_to = to

    @property
    def unpaid(self) -> bool:
        return any(self.left.values())


def arrears(
    rows: Iterable[Due], payments: Iterable[Payment], as_of: date, penalty: Penalty, order: Sequence[Part] = ORDER
) -> Arrears:
    """The arrears at `as_of`, from every payment until then, that day included."""
    standing = [_Standing(row) for row in sorted(rows, key=lambda row: row.on)]
    held = _allocate(standing, payments, as_of, order)
    due = [row for row in standing if row.due.on <= as_of]
    for row in due:
        row.reckon(as_of)
    late = [row for row in due if row.due.on < as_of and row.unpaid]
    return Arrears(
        days_past_due=(as_of - late[0].due.on).days if late else 0,
        principal=sum(row.left[PRINCIPAL] for row in late),
        interest=sum(row.left[INTEREST] for row in late),
        penalty=sum(penalty.on(row.fen_days) for row in due),
        outstanding_principal=sum(row.left[PRINCIPAL] for row in standing),
        held=held,
    )


def _allocate(rows: list[_Standing], payments: Iterable[Payment], as_of: date, order: Sequence[Part]) -> int:
    """Applies the payments in the order of their days, each day's due rows being open to what is held by then."""
    coming = sorted((p for p in payments if p.on <= as_of), key=lambda p: p.on)
    days = sorted({p.on for p in coming} | {row.due.on for row in rows if row.due.on <= as_of})
    held = 0
    for day in days:
        held += sum(p.fen for p in coming if p.on == day)
        for row in rows:
            if row.due.on <= day and held and row.unpaid:
                held = row.take(held, day, order)
    return held
