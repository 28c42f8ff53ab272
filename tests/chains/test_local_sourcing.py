"""本地配套率 by node and month, from deals; a deal fills what the plan looks for; what was refused is remembered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.chains import actions
from silian.chains.models import PlanTask
from silian.chains.queries.matching import matches_for, no_matches_of
from silian.chains.queries.sourcing import sourced
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from tests.chains.trading import MONDAY, Market, agree, market, offer, talk

pytestmark = pytest.mark.django_db
MARCH, OCTOBER = date(2022, 3, 1), date(2022, 10, 31)


@pytest.fixture
def there() -> Market:
    """米糠 (also 稻糠) goes into 米糠油, which one enterprise makes for 12,000,000 yuan a year."""
    found = market()
    with at(MARCH):
        bran, oil = (
            actions.add_node(found.chain, name, stage="mid", on=MARCH, synonyms=other, by=SYSTEM)
            for name, other in (("米糠", "稻糠"), ("米糠油", ""))
        )
        actions.draw_edge(bran, oil, on=MARCH, coefficient=Decimal("0.5"), by=SYSTEM)
        actions.place_on_node(oil, found.oil, evidence="合同", on=MARCH, output=12_000_000_00, by=SYSTEM)
    return found


def test_a_confirmed_deal_counts_for_the_node_of_its_product_in_its_month(there: Market) -> None:
    agree(there, talk(there, offer(there)))
    agree(there, talk(there, offer(there, product="草帘")))
    found = {str(each.node): each for each in sourced(there.chain, MARCH, OCTOBER)}
    bran, other = found["米糠"], found["None"]
    assert (bran.month, bran.deals, bran.bought) == (date(2022, 9, 1), 1, 23_520_000)
    assert bran.demand == 500_000_00, "half of a twelfth of the oil's output"
    assert bran.rate == pytest.approx(0.4704)
    assert (other.products, other.rate) == (("草帘",), None), "told, not dropped"
    assert sourced(there.chain, MARCH, date(2022, 8, 31)) == []


def test_a_deal_that_is_not_confirmed_counts_for_nothing(there: Market) -> None:
    dialogue = talk(there, offer(there))
    with at(MONDAY):
        actions.propose_deal(
            dialogue, quantity=Decimal(240), amount=23_520_000, agreed_on=MONDAY, by=there.of(there.oil)
        )
    assert sourced(there.chain, MARCH, OCTOBER) == []


def test_an_order_closes_the_task_that_looks_for_it(there: Market) -> None:
    with at(MARCH):
        task = actions.add_plan_task(
            there.chain, "fill", "找米糠", owner=there.office, due=OCTOBER, by=SYSTEM,
            node=there.chain.nodes.get(name="米糠"),
        )  # fmt: skip
    agree(there, talk(there, offer(there)))
    task.refresh_from_db()
    assert (task.done_on, "已确认成交" in task.evidence) == (MONDAY, True)
    assert PlanTask.objects.count() == 1


def test_a_refused_match_keeps_its_reason_and_is_nobodys_elses_to_say(there: Market) -> None:
    with at(MONDAY):
        offer(there)
        need = offer(there, there.oil, side="need", product="米糠", quantity=Decimal(100))
        by = there.of(there.oil)
        [best, *_rest] = matches_for(by, "990001", need)
        assert (best.offer.product, best.parts["text"], best.parts["quantity"], best.confident) == (
            "稻糠",
            1.0,
            1.0,
            True,
        )
        with pytest.raises(Refused, match="写明"):
            actions.say_no_match(need, best.offer.enterprise, product="稻糠", reason=" ", by=by)
        with pytest.raises((Refused, NotFound)):
            actions.say_no_match(need, there.mill, product="稻糠", reason="不合适", by=there.of(there.rival))
        said = actions.say_no_match(need, there.mill, product="稻糠", reason="水分太高", by=by)
        [again, *_rest] = matches_for(by, "990001", need)
        assert again.no_match == said
        assert [each.reason for each in no_matches_of(need)] == ["水分太高"]
    with at(date(2022, 9, 6)):
        actions.take_back_no_match(said, by=by)
        assert not no_matches_of(need)


def test_an_enterprise_is_not_offered_what_a_stranger_posts(there: Market) -> None:
    with at(MONDAY):
        offer(there)
        assert matches_for(there.of(there.stranger), "990001", "求购稻糠")[:1] == []
