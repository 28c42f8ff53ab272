"""Postings: who may post, who sees them, and for how long."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from silian.chains import actions
from silian.chains.queries import Asked, posting_for, postings_for, why_not_talk
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.journal.models import Entry
from tests.chains.trading import LAST, MONDAY, Market, market, offer

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2023, 1, 4)


@pytest.fixture
def there() -> Market:
    return market()


def test_enterprises_of_the_same_chain_see_what_one_of_them_posts(there: Market) -> None:
    posting = offer(there)
    with at(MONDAY):
        for firm in (there.mill, there.oil, there.rival):
            assert list(postings_for(there.of(firm), "990001")) == [posting]


def test_an_enterprise_of_another_chain_finds_nothing_there(there: Market) -> None:
    posting, stranger = offer(there), there.of(there.stranger)
    with at(MONDAY):
        assert not postings_for(stranger, "990001").exists()
        with pytest.raises(NotFound):
            posting_for(stranger, "990001", posting.pk)


def test_whoever_leaves_the_chain_no_longer_sees_its_postings(there: Market) -> None:
    posting = offer(there)
    actions.leave_chain(there.oil.places.get(), on=MONDAY, by=SYSTEM)
    with at(MONDAY), pytest.raises(NotFound):
        posting_for(there.of(there.oil), "990001", posting.pk)


def test_one_posts_for_the_own_enterprise_only(there: Market) -> None:
    with at(MONDAY), pytest.raises(NotFound):
        actions.post_on_market(
            there.mill, there.chain, side="need", product="米", quantity=Decimal(1), unit="吨", last_on=LAST,
            by=there.of(there.rival),
        )  # fmt: skip


def test_one_posts_on_the_own_chain_only(there: Market) -> None:
    with pytest.raises(Refused, match="不在水稻产业链上"):
        offer(there, there.stranger)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quantity": Decimal(0)}, "quantity"),
        ({"product": " "}, "product"),
        ({"unit": ""}, "unit"),
        ({"last_on": date(2022, 9, 2)}, "last_on"),
        ({"price_from": 200, "price_to": 100}, "price_to"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(there: Market, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        offer(there, **wrong)
    assert set(refused.value.fields) == {field}


def test_a_posting_runs_out_by_itself_and_is_posted_on_when_it_is_renewed(there: Market) -> None:
    posting, mill, oil = offer(there), there.of(there.mill), there.of(there.oil)
    with at(NEW_YEAR):
        assert str(posting.state_label) == "已到期"
        assert not postings_for(oil, "990001").exists()
        assert list(postings_for(oil, "990001", Asked("past"))) == [posting]
        assert "已到期" in why_not_talk(posting, there.oil)
        actions.renew_posting(posting, quantity=Decimal(300), last_on=date(2023, 3, 1), by=mill)
        assert [found.quantity for found in postings_for(oil, "990001")] == [300]


def test_a_posting_that_is_withdrawn_is_talked_about_no_more(there: Market) -> None:
    posting = offer(there)
    with at(MONDAY):
        actions.withdraw_posting(posting, by=there.of(there.mill))
        with pytest.raises(Refused, match="已撤回"):
            actions.open_dialogue(posting, there.oil, words="还有吗？", by=there.of(there.oil))
        with pytest.raises(Refused, match="不能修改或延期"):
            actions.renew_posting(posting, quantity=Decimal(1), last_on=LAST, by=there.of(there.mill))


def test_a_fellow_cannot_withdraw_what_another_posted(there: Market) -> None:
    posting = offer(there)
    with at(MONDAY), pytest.raises(Refused, match="没有"):
        actions.withdraw_posting(posting, by=there.of(there.rival))
    posting.refresh_from_db()
    assert posting.state == "open"


def test_two_changes_to_one_posting_do_not_cover_each_other(there: Market) -> None:
    posting, mill = offer(there), there.of(there.mill)
    with at(MONDAY):
        actions.renew_posting(posting, quantity=Decimal(500), last_on=LAST, by=mill, version=1)
        with pytest.raises(Conflict):
            actions.renew_posting(posting, quantity=Decimal(400), last_on=LAST, by=mill, version=1)


def test_each_deed_leaves_a_line_in_the_journal(there: Market) -> None:
    posting = offer(there)
    with at(MONDAY):
        actions.fill_posting(posting, by=there.of(there.mill))
    steps = Entry.objects.filter(subject_kind="chains.posting").order_by("number").values_list("step", flat=True)
    assert list(steps) == ["chains.admit", "chains.fill_posting"]
