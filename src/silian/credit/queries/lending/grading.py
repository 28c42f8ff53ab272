"""Which grade of the five a loan has on which day, by its days past due and by what else is known of it and its borrower.

A grade can change only on a few days: when a row passes a floor, when money comes in, when a circumstance begins or
ends, when rules change. So a run over many days looks at those days alone, and finds what a run each night would find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from silian.credit.engine.grades import Condition, Grade, RuleSet, grade, rules_on
from silian.credit.engine.periods import months_after
from silian.credit.models import Amendment, AmendmentKind, Circumstance, Classification, Loan, ReportedBalance, Segment
from silian.credit.queries.lending.standing import Book, books_of, past_due

ONE_DAY = timedelta(days=1)
OBSERVED_MONTHS = 12  # a restructured loan is watched for a year
LATE = 90  # days past due, of which the shares over all banks speak


@dataclass(frozen=True)
class State:
    """How one loan stands at the end of a day, as far as its grade asks."""

    days: int
    outstanding: int
    condition: Condition


@dataclass(frozen=True)
class File:
    """One loan with all that its grade is found from."""

    loan: Loan
    book: Book | None
    told: Sequence[ReportedBalance]
    circumstances: Sequence[Circumstance]
    restructured: Sequence[date]
    graded: list[Classification]

    @property
    def is_quiet(self) -> bool:
        """Graded, and nothing is known that could ever lower it: the bank keeps it and never reported it overdue."""
        troubled = self.circumstances or self.restructured or any(row.days_past_due for row in self.told)
        return self.loan.reported and bool(self.graded) and not troubled

    def runs_on(self, day: date) -> bool:
        begun, settled = self.loan.disbursed_on, self.loan.settled_on
        return begun is not None and begun <= day and (settled is None or settled > day)

    def at(self, day: date) -> State:
        days, outstanding = self._days(day)
        told: dict[str, Any] = {
            row.kind: True for row in self.circumstances if row.from_on <= day and not (row.to_on and row.to_on <= day)
        }
        watched = any(on <= day < months_after(on, OBSERVED_MONTHS) for on in self.restructured)
        condition = Condition(
            days, retail=self.loan.borrower.segment == Segment.HOUSEHOLD, restructured=watched, observation=watched, **told
        )  # fmt: skip
        return State(days, outstanding, condition)

    def _days(self, day: date) -> tuple[int, int]:
        if self.book is not None:
            now = self.book.at(day)
            return now.days_past_due, now.outstanding_principal
        told = next((row for row in reversed(self.told) if row.as_of <= day), None)
        if told is None:
            return 0, self.loan.principal_fen or 0
        return past_due(told.days_past_due, told.as_of, day), told.fen

    def turning_days(self, rule_sets: Sequence[RuleSet]) -> set[date]:
        """The days on which the grade may become another."""
        assert self.loan.disbursed_on
        days = {self.loan.disbursed_on, *(rules.in_force_from for rules in rule_sets)}
        steps = {floor.more_than for rules in rule_sets for floor in rules.day_floors}
        steps |= {rules.technical_days for rules in rule_sets} | {LATE}
        since = [told.as_of - told.days_past_due * ONE_DAY for told in self.told if told.days_past_due]
        if self.book is not None:
            since = [row.due_on for row in self.book.rows]
            days |= {payment.on for payment in self.book.payments}
        days |= {told.as_of for told in self.told} | set(since)
        days |= {on + (step + 1) * ONE_DAY for on in since for step in steps}
        days |= {day for row in self.circumstances for day in (row.from_on, row.to_on) if day}
        return days | set(self.restructured) | {months_after(on, OBSERVED_MONTHS) for on in self.restructured}


def files_of(loans: Sequence[Loan]) -> list[File]:
    """The files of these loans, in a handful of questions; `loans` come with their borrowers."""
    own = books_of([loan for loan in loans if not loan.reported])
    keys = [loan.pk for loan in loans]
    told = _by_loan(ReportedBalance.objects.filter(loan__in=keys).order_by("as_of", "entered_at"))
    circumstances = _by_loan(Circumstance.objects.filter(loan__in=keys))
    graded = _by_loan(Classification.objects.filter(loan__in=keys).order_by("on"))
    changes = _by_loan(Amendment.objects.filter(loan__in=keys, kind=AmendmentKind.RESTRUCTURING))
    return [
        File(
            loan, own.get(loan.pk), told.get(loan.pk, ()), circumstances.get(loan.pk, ()),
            [change.on for change in changes.get(loan.pk, ())], graded.get(loan.pk, []),
        )
        for loan in loans
    ]  # fmt: skip


def _by_loan(rows: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.loan_id].append(row)
    return found


def grades_on(day: date, files: Sequence[File], rule_sets: Sequence[RuleSet]) -> dict[UUID, tuple[Grade, State]]:
    """The grades of one borrower's loans at the end of a day: each by itself first, then by how the others stand."""
    rules = rules_on(rule_sets, day)
    states = {file.loan.pk: (file, file.at(day)) for file in files if file.runs_on(day)}
    alone = {key: grade(state.condition, rules) for key, (_file, state) in states.items()}
    found = {}
    for key, (file, state) in states.items():
        others = _shares(file, states.values(), alone)
        found[key] = (grade(replace(state.condition, **others), rules), state)
    return found


def _shares(file: File, states: Iterable[tuple[File, State]], alone: Mapping[UUID, Grade]) -> dict[str, Any]:
    everywhere = [(other, state) for other, state in states]
    here = [(other, state) for other, state in everywhere if other.loan.bank_id == file.loan.bank_id]
    bad = [(other, state) for other, state in here if alone[other.loan.pk].is_npl]
    late = [(other, state) for other, state in everywhere if state.days > LATE]
    return {
        "same_borrower_npl": any(other is not file for other, _state in bad),
        "own_bank_npl_share_pct": _share(bad, here),
        "all_bank_overdue90_share_pct": _share(late, everywhere),
    }


def _share(part: Iterable[tuple[File, State]], whole: Iterable[tuple[File, State]]) -> Fraction:
    of = sum(state.outstanding for _file, state in whole)
    return Fraction(100 * sum(state.outstanding for _file, state in part), of) if of else Fraction(0)


def computed_grade(loan: Loan, day: date, rule_sets: Sequence[RuleSet]) -> Grade:
    """The grade that the rules give to a loan at the end of a day."""
    loans = Loan.objects.filter(borrower=loan.borrower, disbursed_on__lte=day).select_related("borrower")
    return grades_on(day, files_of(list(loans)), rule_sets)[loan.pk][0]
