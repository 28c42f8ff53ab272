"""Deals: one side proposes, the other confirms, and only then it is local sourcing that counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.chains import actions
from silian.chains.models import Dialogue
from silian.chains.queries import agreed_quantity
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.rules import Scope, Surroundings, evaluate, read_rule
from tests.chains.trading import MONDAY, Market, agree, market, offer, talk

pytestmark = pytest.mark.django_db
TUESDAY, OCTOBER = date(2022, 9, 6), date(2022, 10, 31)


@pytest.fixture
def there() -> Market:
    return market()


@pytest.fixture
def dialogue(there: Market) -> Dialogue:
    return talk(there, offer(there))


def propose(there: Market, dialogue: Dialogue, on: date = MONDAY, agreed_on: date | None = None) -> None:
    with at(on):
        actions.propose_deal(
            dialogue, quantity=Decimal(240), amount=23_520_000, agreed_on=agreed_on or on, by=there.of(there.oil)
        )


def sourced(day: date, **scope: object) -> object:
    """The sum of the year's deals in fen, as an indicator counts it."""
    raw = {
        "id": "r", "name": "本地配套", "unit": "万元", "of": "chains.deal", "date": "agreed_on", "measure": "sum",
        "what": "amount", "window": "year_to_date",
    }  # fmt: skip
    rule = read_rule(raw, Surroundings())
    return evaluate([rule], day, Scope(counties=["990001"], **scope))[rule].value  # type: ignore[arg-type]


def test_a_deal_counts_once_both_sides_have_confirmed(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    assert not sourced(OCTOBER)
    with at(TUESDAY):
        actions.confirm_deal(dialogue, by=there.of(there.mill))
    assert sourced(OCTOBER) == 23_520_000
    assert dialogue.state == "agreed"


def test_a_figure_of_a_day_before_the_confirmation_does_not_move(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    with at(date(2022, 10, 10)):
        actions.confirm_deal(dialogue, by=there.of(there.mill))
    assert [bool(sourced(day)) for day in (date(2022, 9, 30), date(2022, 10, 9), date(2022, 10, 10))] == [
        False,
        False,
        True,
    ]


def test_it_counts_for_its_chain(there: Market, dialogue: Dialogue) -> None:
    agree(there, dialogue)
    assert sourced(OCTOBER, chains=[there.chain.pk]) == 23_520_000
    other = there.stranger.places.get().chain_id
    assert not sourced(OCTOBER, chains=[other])


def test_nobody_confirms_the_own_proposal(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    with at(MONDAY), pytest.raises(Refused, match="等对方确认"):
        actions.confirm_deal(dialogue, by=there.of(there.oil))
    assert not sourced(OCTOBER)


def test_neither_a_competitor_nor_the_office_confirms(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    with at(MONDAY):
        with pytest.raises(NotFound):
            actions.confirm_deal(dialogue, by=there.of(there.rival))
        actions.join_dialogue(dialogue, by=there.clerk_at(there.office))
        with pytest.raises(Refused, match="没有"):
            actions.confirm_deal(dialogue, by=there.clerk_at(there.office))
    assert dialogue.proposal().confirmed_on is None  # type: ignore[union-attr]


def test_a_proposal_is_put_aside_with_a_reason_and_another_is_made(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    with at(TUESDAY):
        actions.reconsider_deal(dialogue, reason="先要 100 吨", by=there.of(there.mill))
    assert (dialogue.state, dialogue.turn, dialogue.proposal()) == ("talking", "asker", None)
    assert dialogue.messages.last().text == "先要 100 吨"
    agree(there, dialogue, quantity=100, amount=9_800_000, on=TUESDAY)
    assert sourced(OCTOBER) == 9_800_000


def test_a_proposal_falls_with_its_dialogue(there: Market, dialogue: Dialogue) -> None:
    propose(there, dialogue)
    with at(TUESDAY):
        actions.end_dialogue(dialogue, reason="改买外地的", by=there.of(there.oil))
        with pytest.raises(Refused):
            actions.confirm_deal(dialogue, by=there.of(there.mill))
    assert not sourced(OCTOBER)


def test_a_posting_that_its_deals_cover_is_filled(there: Market, dialogue: Dialogue) -> None:
    agree(there, dialogue, quantity=240)
    posting = dialogue.posting
    posting.refresh_from_db()
    assert (posting.state, agreed_quantity(posting)) == ("open", 240)
    agree(there, talk(there, posting, there.rival), quantity=360)
    posting.refresh_from_db()
    assert posting.state == "filled"


@pytest.mark.parametrize("day", [date(2022, 9, 2), date(2022, 9, 7)])
def test_a_deal_is_neither_older_than_the_talks_nor_of_tomorrow(there: Market, dialogue: Dialogue, day: date) -> None:
    with pytest.raises(Refused) as refused:
        propose(there, dialogue, TUESDAY, agreed_on=day)
    assert set(refused.value.fields) == {"agreed_on"}
