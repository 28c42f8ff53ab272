"""A whole village's ratings come in as its bank made them: one table, scored here by the card of the day, one deed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions._cells import Fault, FaultyTable
from silian.credit.actions.rating.deciding import years_after
from silian.credit.cards import Evaluated, Scorecard, evaluate
from silian.credit.lifecycle.rating import GRANTED, NOT_GRANTED, SIGNED_UP
from silian.credit.models import Borrower, Card, Colour, Consent, CreditLine, Opinion, Rating, Reason, Score
from silian.credit.permissions import ROSTER
from silian.credit.queries.cards import card_on, scorecard_of
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit_all
from silian.organisations.models import Person, Unit

PAPER = "签署纸质授权书"


@dataclass(frozen=True)
class Outcome:
    """One line of the table: what was answered, and on which days which step was made. Amounts in fen.

    `days` are those of collecting, review, first review, second review and decision, in that order. With a `reason` the
    borrower was refused on the last day given; `signed` is the day and the amount that was signed for.
    """

    borrower: Borrower
    bank: Unit
    days: Sequence[date]
    answers: Mapping[str, str] = field(default_factory=dict)
    colour: str = Colour.WHITE
    manager_fen: int | None = None
    opinions: Sequence[tuple[Person, int]] = ()
    final_fen: int | None = None
    signed: tuple[date, int] | None = None
    reason: str = ""


@transaction.atomic
def enter_outcomes(county: str, outcomes: Iterable[Outcome], *, by: Actor, source: str) -> list[Rating]:
    """Enters finished ratings with scores, opinions and lines. Refused with the lines at fault, and then none is entered.

    Each rating has its journal line by `admit_all`; a household's consent is that of the paper that came with the table.
    """
    allow(ROSTER, county, by)
    made = _Made(county)
    for line, outcome in enumerate(outcomes, start=1):
        try:
            made.take(outcome)
        except Refused as refused:
            made.faults.append(Fault(str(line), str(refused)))
    if made.faults:
        raise FaultyTable(made.faults)
    CreditLine.objects.bulk_create(made.lines, batch_size=500)
    admit_all(made.ratings, by=by, source=source)
    Consent.objects.bulk_create(made.consents, batch_size=500)
    Score.objects.bulk_create(made.scores, batch_size=500)
    Opinion.objects.bulk_create(made.opinions, batch_size=500)
    told = {"ratings": len(made.ratings), "lines": len(made.lines), "opinions": len(made.opinions), "source": source}
    journal.append(county, "credit.enter_outcomes", by=by, after=told)
    return [rating for rating, _state in made.ratings]


class _Made:
    """What the lines of one table become."""

    def __init__(self, county: str) -> None:
        self.county = county
        self.faults: list[Fault] = []
        self.ratings: list[tuple[Rating, str]] = []  # each with the state in which it is entered
        self.lines: list[CreditLine] = []
        self.scores: list[Score] = []
        self.opinions: list[Opinion] = []
        self.consents: list[Consent] = []
        self.card = cache(self._card)

    def _card(self, segment: str, day: date) -> tuple[Card, Scorecard]:
        card = card_on(self.county, segment, day)
        return card, scorecard_of(card)

    def take(self, told: Outcome) -> None:
        """Makes the records of one line; nothing is kept of one that is refused."""
        if list(told.days) != sorted(told.days) or not told.days:
            raise Refused(_("各环节的日期不能早于前一环节。"))
        rating = Rating(county_id=self.county, borrower=told.borrower, bank=told.bank, year=told.days[0].year,
                        opened_on=told.days[0], colour=told.colour, manager_fen=told.manager_fen)  # fmt: skip
        score = self._scored(rating, told) if told.answers else None
        state = self._refused(rating, told) if told.reason else self._granted(rating, told)
        if score:
            self.scores.append(score)
        if told.borrower.is_natural and told.answers:
            consent = Consent(county_id=self.county, borrower=told.borrower, on=told.days[0], ground=PAPER)
            self.consents.append(consent)
        self.ratings.append((rating, state))

    def _scored(self, rating: Rating, told: Outcome) -> Score:
        card, arithmetic = self.card(told.borrower.segment, told.days[0])
        found: Evaluated = evaluate(arithmetic, told.answers)
        rating.collected_on, rating.computed_fen = told.days[0], found.line.granted
        return Score(
            county_id=self.county, rating=rating, card=card, on=told.days[0], points=found.score.total, grade=found.grade,
            answers=json.dumps(dict(told.answers), ensure_ascii=False), computed_fen=found.line.granted,
            contributions=json.dumps(found.contributions, ensure_ascii=False),
        )  # fmt: skip

    def _refused(self, rating: Rating, told: Outcome) -> str:
        if told.reason not in Reason.values:
            raise Refused(_("不予授信要选明原因。"))
        rating.reason, rating.refused_on = told.reason, told.days[-1]
        return NOT_GRANTED.name

    def _granted(self, rating: Rating, told: Outcome) -> str:
        if len(told.days) != 5 or not told.answers or not told.final_fen:
            raise Refused(_("授信的要有采集、评议、初审、复审、审定五个日期，答案和审定额度。"))
        _collected, rating.reviewed_on, rating.checked_on, rating.rechecked_on, rating.granted_on = told.days
        rating.final_fen, rating.peers = told.final_fen, 1
        line = CreditLine(
            county_id=self.county, borrower=told.borrower, bank=told.bank, amount_fen=told.final_fen,
            from_on=told.days[-1], to_on=years_after(told.days[-1]),
        )  # fmt: skip
        state = self._signed(rating, line, told)
        self._reviewed(rating, told)
        rating.line = line
        self.lines.append(line)
        return state

    def _signed(self, rating: Rating, line: CreditLine, told: Outcome) -> str:
        if told.signed is None:
            return GRANTED.name
        day, fen = told.signed
        if day < told.days[-1] or not 0 < fen <= line.amount_fen:
            raise Refused(_("签约额度要大于零，不超过授信额度，签约不早于审定。"))
        line.signed_on, line.signed_fen = day, fen
        rating.signed_on = day
        return SIGNED_UP.name

    def _reviewed(self, rating: Rating, told: Outcome) -> None:
        lines = sorted(fen for _reviewer, fen in told.opinions)
        rating.village_fen = lines[(len(lines) - 1) // 2] if lines else None
        self.opinions += [
            Opinion(county_id=self.county, rating=rating, round=1, reviewer=reviewer, fen=fen, on=told.days[1])
            for reviewer, fen in told.opinions
        ]
