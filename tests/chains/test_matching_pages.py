"""供需匹配 and 本地配套率 as pages: who can supply a need, who is not proposed again, what was bought locally."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.chains import actions
from silian.chains.models import Chain, Dialogue, NoMatch, PlanTask, Posting
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.organisations.models import Unit
from tests import factories
from tests.chains import mapping
from tests.chains.mapping import MARCH, TODAY, post, read
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db
LAST = date(2022, 12, 20)


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    chain = mapping.beef()
    actions.add_node(chain, "青贮玉米", stage="up", on=MARCH, by=SYSTEM)
    return chain


def posted(chain: Chain, firm: str, side: str, product: str, quantity: int, unit: str = "吨") -> Posting:
    return actions.post_on_market(
        factories.enterprise(firm, chain=chain), chain, side=side, product=product, quantity=Decimal(quantity), unit=unit,
        last_on=LAST, by=SYSTEM,
    )  # fmt: skip


def test_a_need_shows_who_can_supply_it_with_the_parts_of_the_score(beef: Chain) -> None:
    need = posted(beef, "青禾牧业", "need", "青贮玉米", 400)
    posted(beef, "丰泽饲草", "offer", "青贮玉米", 200)
    page = read(mapping.clerk(), "matches", need.pk)
    assert "有把握" in page
    assert "45/45" in page
    assert "7.5/15" in page, "half of the quantity"


def test_what_a_hard_filter_rules_out_says_why(beef: Chain) -> None:
    need = posted(beef, "青禾牧业", "need", "青贮玉米", 400)
    posted(beef, "丰泽饲草", "offer", "青贮玉米", 2, "台")
    page = read(mapping.clerk(), "matches", need.pk)
    assert "条件不合的" in page
    assert "计量单位不同" in page


def test_a_refused_match_keeps_its_reason_until_it_is_taken_back(beef: Chain) -> None:
    clerk = mapping.clerk()
    need = posted(beef, "青禾牧业", "need", "青贮玉米", 400)
    offer = posted(beef, "丰泽饲草", "offer", "青贮玉米", 200)
    post(clerk, "say_no_match", need.pk, offer.enterprise.pk, reason="去年两车发霉")
    page = read(clerk, "matches", need.pk)
    assert "去年两车发霉" in page
    assert "45/45" not in page
    with at(date(2022, 10, 9)):
        post(clerk, "take_back_no_match", NoMatch.objects.get().pk)
        assert "45/45" in read(clerk, "matches", need.pk)


def test_an_offer_has_no_page_of_matches(beef: Chain) -> None:
    offer = posted(beef, "丰泽饲草", "offer", "青贮玉米", 200)
    assert mapping.clerk().get(f"/market/{offer.pk}/matches").status_code == 404


def test_the_page_of_matches_asks_the_same_however_long(beef: Chain) -> None:
    need = posted(beef, "青禾牧业", "need", "青贮玉米", 400)
    url, clerk = f"/market/{need.pk}/matches", mapping.clerk()
    same_however_long(clerk, url, add=lambda nth: posted(beef, f"饲草{nth}", "offer", "青贮玉米", 200), at_most=22)


def deal(beef: Chain) -> Dialogue:
    """The need's enterprise and one that answers it agree on 100 吨 for 40,000元."""
    need = posted(beef, "青禾牧业", "need", "青贮玉米", 400)
    seller = factories.enterprise("丰泽饲草", chain=beef)
    buys, sells = contact(need.enterprise.unit, "buyer"), contact(seller.unit, "seller")
    dialogue = actions.open_dialogue(need, seller, words="有 100 吨", by=sells)
    actions.propose_deal(dialogue, quantity=Decimal(100), amount=40_000_00, agreed_on=TODAY, by=buys)
    actions.confirm_deal(dialogue, by=sells)
    return dialogue


def contact(unit: Unit, name: str) -> Actor:
    may = ["self", "fellow", "poster", "asker"]
    return factories.actor(name, unit=unit, own=True, may={"chains.view": may, "chains.trade": may})


def test_a_confirmed_deal_counts_for_its_node_and_month_and_fills_the_node(beef: Chain) -> None:
    node = mapping.node("青贮玉米")
    told = {"owner": beef.office, "due": LAST, "node": node, "by": SYSTEM}
    task = actions.add_plan_task(beef, "fill", "补上青贮", **told)
    stronger = actions.add_plan_task(beef, "strengthen", "第二家青贮", **told)
    deal(beef)
    page = read(mapping.clerk(), "sourcing", beef.pk)
    assert "青贮玉米" in page
    assert "双方确认的成交 1 笔" in page
    done = PlanTask.objects.get(pk=task.pk)
    assert (done.done_on, "丰泽饲草向青禾牧业供青贮玉米" in done.evidence) == (TODAY, True)
    assert PlanTask.objects.get(pk=stronger.pk).done_on is None
