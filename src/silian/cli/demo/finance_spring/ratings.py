"""Everybody on the roster is rated: village by village through the spring and summer of 2021, and a few refused with reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.credit.actions import Outcome, enter_outcomes
from silian.credit.cards import Scorecard, evaluate
from silian.credit.models import Borrower, Colour, Reason
from silian.credit.queries.cards import card_on, scorecard_of
from silian.kernel.calendar import at
from silian.kernel.money import FEN
from silian.organisations import actions
from silian.organisations.models import Person, Unit

BEGUN, ENTERED = date(2021, 4, 20), date(2021, 9, 30)
TEN_THOUSAND = FEN["万元"]
REFUSED_ONE_IN, SIGNED_OF_TEN = 23, 8
REFUSALS = (Reason.AWAY, Reason.DECLINED, Reason.AWAY, Reason.BLACKLISTED, Reason.NO_BUSINESS)
NUMBERS = {
    "户主年龄": (24, 64), "从业年限": (1, 30), "经营年限": (1, 12), "年经营收入（万元）": (3, 40), "家庭资产（万元）": (6, 80),
    "净资产（万元）": (20, 400), "集体年收入（万元）": (5, 90), "可抵押资产（万元）": (30, 400),
}  # fmt: skip
STEPS = (0, 5, 8, 11, 15)  # days from collecting to review, first review, second review, decision
PANEL = 3


def rate_everybody(county: SpringCounty) -> None:
    """One table for each segment: the results as the banks made them."""
    with at(moments.on(ENTERED)):
        panels = _panels(county)
        for borrowers in (county.households, county.entities, county.collectives):
            outcomes = list(_outcomes(county, borrowers, panels))
            enter_outcomes(county.code, outcomes, by=county.office, source="2021年整村授信成果表")


def _panels(county: SpringCounty) -> dict[Unit, list[Person]]:
    """Three villagers of each central village who review their neighbours."""
    return {
        village: [
            actions.enter_person(village, county.fictional_name(), by=county.office, title="评议员")
            for _ in range(PANEL)
        ]
        for village in county.central
    }


def _outcomes(
    county: SpringCounty, borrowers: Sequence[Borrower], panels: dict[Unit, list[Person]]
) -> Iterator[Outcome]:
    card = scorecard_of(card_on(county.code, borrowers[0].segment, BEGUN))
    for number, borrower in enumerate(borrowers):
        bank = county.banks[county.villages.index(borrower.village) % len(county.banks)]
        day = BEGUN + timedelta(days=number * 120 // len(borrowers))
        if number % REFUSED_ONE_IN == REFUSED_ONE_IN - 1:
            reason = REFUSALS[number // REFUSED_ONE_IN % len(REFUSALS)]
            black = Colour.BLACK if reason == Reason.BLACKLISTED else Colour.WHITE
            yield Outcome(borrower, bank, [day], reason=reason, colour=black)
        else:
            yield _granted(county, card, borrower, bank, day, panels.get(borrower.village, []))


def _granted(
    county: SpringCounty, card: Scorecard, borrower: Borrower, bank: Unit, day: date, panel: Sequence[Person]
) -> Outcome:
    answers = _answers(county, card)
    computed = evaluate(card, answers).line.granted
    manager = _round(computed * county.chance.choice((9, 10, 11)) // 10)
    opinions = [(person, _round(computed * county.chance.choice((8, 9, 10)) // 10)) for person in panel]
    final = _round(min(computed, manager))
    days = [day + timedelta(days=step) for step in STEPS]
    signs = not borrower.is_natural or county.chance.randrange(10) < SIGNED_OF_TEN
    return Outcome(
        borrower, bank, days, answers, colour=Colour.GREY if county.chance.randrange(20) == 0 else Colour.WHITE,
        manager_fen=manager, opinions=opinions, final_fen=final,
        signed=(days[-1] + timedelta(days=6), final) if signs else None,
    )  # fmt: skip


def _answers(county: SpringCounty, card: Scorecard) -> dict[str, str]:
    """An answer for every variable of the card; the better ones are likelier."""
    return {
        name: county.chance.choice(values) if values else str(county.chance.randint(*NUMBERS[name]))
        for name, values in card.variables.items()
    }


def _round(fen: int) -> int:
    """Down to half of 万元, and at least that: nobody grants 83,417 元."""
    return max(fen // (TEN_THOUSAND // 2) * (TEN_THOUSAND // 2), TEN_THOUSAND // 2)
