"""A township's borrower with a rating in review, an opinion, a score by a card, a planned visit and a promise to repay."""

from __future__ import annotations

from datetime import date
from typing import Any

from silian.credit.actions import rating as actions
from silian.credit.actions.cards import add_card
from silian.credit.actions.promising import record_promise
from silian.credit.actions.visiting import plan_visit
from silian.credit.marks import digest_of
from silian.credit.models import Borrower, Card
from silian.kernel.access import SYSTEM
from silian.organisations.models import Unit
from tests import factories
from tests.trust.villaging import village_of

ID_NUMBER, PHONE = "990001197001010019", "13800001111"
CARD: dict[str, Any] = {
    "title": "农户", "card": {"资产": [{"bin": "[0,inf)", "points": 1}], "收入": [{"bin": "[0,inf)", "points": 1}]},
    "grades": [{"grade": "A", "from": 0}],
    "formula": {"bases": {"A": "3万元"}, "of_assets": {"资产": "0.1"}, "of_income": {"收入": "0.1"}, "cap": "9万元"},
}  # fmt: skip


def borrower_of(town: Unit) -> Borrower:
    return Borrower.objects.get(village=village_of(town).unit)


def card_of(county: str) -> Card:
    return Card.objects.get(county_id=county)


def borrow(town: Unit) -> None:
    """Entered by the system, from the roster to an open round of peer review."""
    county, village = town.county_id, village_of(town).unit
    if not Card.objects.filter(county_id=county).exists():
        add_card(county, "household", CARD, from_on=date(2022, 1, 4), by=SYSTEM)
    borrower = Borrower.objects.create(
        county_id=county, segment="household", name=f"{town.name}张**", full_name=f"{town.name}张三丰", village=village,
        id_number=ID_NUMBER, id_digest=digest_of(county, f"{town.name}{ID_NUMBER}"), phone=PHONE, from_on=date(2022, 3, 1),
    )  # fmt: skip
    day = date(2022, 8, 1)
    rating = actions.begin_rating(borrower, bank=town, on=day, by=SYSTEM)
    actions.record_consent(borrower, on=day, ground="纸质", by=SYSTEM)
    actions.collect(rating, on=day, answers={"资产": "1", "收入": "1"}, by=SYSTEM)
    actions.enlist(rating, on=day, colour="white", fen=100, by=SYSTEM)
    reviewer = factories.person(f"{town.name}评议员", village)
    actions.give_opinion(rating, reviewer=reviewer, on=day, fen=100, by=SYSTEM)
    plan_visit(borrower, on=day, purpose=f"{town.name}走访", by=SYSTEM)
    record_promise(borrower, fen=100, due=date(2022, 12, 1), by=SYSTEM)
