"""The days of a loan that may be subsidised, cut where its principal or rate changes. Overdue and extension days are out.

Days are half-open. A repayment lowers the principal from its own day on; a day is overdue if the loan is at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from silian.credit.models import Loan
from silian.credit.queries.lending import Book

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days [from_on, to_on) with one principal, in fen, and one yearly rate, in percent."""

    from_on: date
    to_on: date
    principal: int
    rate: Decimal


def stretches_of(loan: Loan, book: Book | None, days: tuple[date, date]) -> list[Stretch]:
    """What of these days may be subsidised; `book` is that of a loan whose repayments are kept here.

    The loan comes with its amendments, repayments and balances prefetched.
    """
    if loan.disbursed_on is None or loan.matures_on is None:
        return []
    start, end = max(days[0], loan.disbursed_on), min(days[1], loan.matures_on)  # an extension runs beyond maturity
    state: _Own | _Reported = _Own(loan, book) if book else _Reported(loan)
    cuts = sorted({start, end, *(day for day in state.cuts() if start < day < end)})
    found = [
        (first, last, state.principal(first), state.rate(first))
        for first, last in pairwise(cuts)
        if not state.overdue(first)
    ]
    return list(_joined([Stretch(*row) for row in found if row[2]]))


def _joined(parts: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbours with the same principal and rate are one stretch."""
    runs: list[list[Stretch]] = []
    for part in parts:
        last = runs[-1][-1] if runs else None
        if last and (last.to_on, last.principal, last.rate) == (part.from_on, part.principal, part.rate):
            runs[-1].append(part)
        else:
            runs.append([part])
    for run in runs:
        yield Stretch(run[0].from_on, run[-1].to_on, run[0].principal, run[0].rate)


class _Kept:
    """The rate of a loan day by day; the principal and the arrears are told by the two ways of knowing them."""

    def __init__(self, loan: Loan) -> None:
        self.loan = loan
        self.rates = [(row.on, row.rate) for row in loan.amendments.all() if row.rate is not None]

    def rate(self, day: date) -> Decimal:
        return next((rate for on, rate in reversed(self.rates) if on <= day), self.loan.rate or Decimal(0))

    def cuts(self) -> list[date]:
        return [on for on, _rate in self.rates]


class _Own(_Kept):
    """A loan whose repayments are kept here."""

    def __init__(self, loan: Loan, book: Book) -> None:
        super().__init__(loan)
        self.book, self.repaid = book, list(loan.repayments.all())

    def cuts(self) -> list[date]:
        missed = [row.due_on + ONE_DAY for row in self.book.rows]
        return [*super().cuts(), *missed, *(row.on for row in self.repaid)]

    def principal(self, day: date) -> int:
        return int((self.loan.principal_fen or 0) - sum(row.principal_fen for row in self.repaid if row.on <= day))

    def overdue(self, day: date) -> bool:
        return self.book.at(day).days_past_due > 0


class _Reported(_Kept):
    """A loan that is known by its bank's files: what was told holds until the next file."""

    def __init__(self, loan: Loan) -> None:
        super().__init__(loan)
        rows = sorted(loan.reported_balances.all(), key=lambda row: (row.as_of, row.entered_at))
        self.told = [list(group)[-1] for _day, group in groupby(rows, key=lambda row: row.as_of)]

    def cuts(self) -> list[date]:
        return [*super().cuts(), *(row.as_of for row in self.told), *(since for since, _until in self._late())]

    def principal(self, day: date) -> int:
        told = next((row for row in reversed(self.told) if row.as_of <= day), None)
        return int(told.fen if told else self.loan.principal_fen or 0)

    def overdue(self, day: date) -> bool:
        return any(since <= day < until for since, until in self._late())

    def _late(self) -> list[tuple[date, date]]:
        """From the day after the missed one until the next file says that nothing is overdue."""
        until = [row.as_of for row in self.told[1:]] + [date.max]
        return [
            (row.as_of - timedelta(days=row.days_past_due) + ONE_DAY, end)
            for row, end in zip(self.told, until, strict=True)
            if row.days_past_due
        ]
