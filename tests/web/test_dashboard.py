"""领导驾驶舱: who leads stands there first; numbers open their records; what is late is urged from the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from silian.chains import actions as chains
from silian.chains.models import Chain
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.matters import actions as matters
from silian.matters.models import Matter
from silian.organisations.queries import root_of
from silian.web.dashboard.reading import reading_of
from tests import factories
from tests.trust.world import DAY, browser_of

pytestmark = pytest.mark.django_db
COUNTY = "990001"
FOUR_CHAINS = Path(__file__).resolve().parents[2] / "programmes/four-chains"
LEADS = {
    "web.lead": ["any"], "matters.view": ["any"], "matters.urge": ["any"], "indicators.view": ["any"],
    "chains.view": ["any"], "meetings.view": ["any"], "briefings.view": ["any"],
}  # fmt: skip


@pytest.fixture
def leader() -> Iterator[Actor]:
    """A county of two chains, of which the rice has a matter that is overdue since 23 September."""
    cache.clear()
    with at(date(2022, 1, 4)):
        for year in (2021, 2022):
            table.load_year(year, by=SYSTEM)
        factories.county(COUNTY)
        programmes.apply(FOUR_CHAINS, COUNTY, by=SYSTEM)
        bureau = factories.department("县商务局")
        for name in ("水稻", "大豆"):
            chain = factories.chain(name, office=bureau)
            chains.add_plan_task(chain, "build", "建厂", owner=bureau, due=date(2022, 6, 1), by=SYSTEM)
        made = factories.actor("head", unit=root_of(COUNTY), may=LEADS)
    with at(date(2022, 9, 7)):
        matter = raised("厂区道路破损")
        matters.assign_matter(matter, lead=bureau, handler=factories.person("郑某", bureau), by=SYSTEM)
        matters.take_up(matter, by=SYSTEM)
    with at(DAY):
        yield made


def raised(title: str) -> Matter:
    """A matter that was raised and taken in."""
    matter = matters.raise_matter(
        COUNTY, kind="four-chains/problem", title=title, by=SYSTEM, raiser=matters.Raiser(name="张某")
    )
    return matters.accept_matter(matter, by=SYSTEM)


def shown(browser: Client, url: str = "/") -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_leads_stands_on_the_dashboard_first_and_everybody_else_on_the_workbench(leader: Actor) -> None:
    clerk = factories.actor("clerk", may={"matters.view": ["any"]})
    assert "条重点产业链中" in shown(browser_of(leader))
    assert "条重点产业链中" not in shown(browser_of(clerk))
    assert browser_of(clerk).get("/dashboard").status_code == 404
    assert "领导驾驶舱" in shown(browser_of(leader), "/workbench")


def test_what_is_overdue_is_told_with_whom_and_can_be_urged_at_once(leader: Actor) -> None:
    page = shown(browser_of(leader))
    assert "厂区道路破损" in page
    assert "县商务局 郑某" in page
    assert '/urge"' in page


def test_every_number_opens_its_records_in_the_drawer(leader: Actor) -> None:
    page = shown(browser_of(leader))
    assert 'hx-get="/figures/overdue_matters/drawer?as_of=2022-10-08"' in page
    assert 'hx-get="/figures/practical_problems_solved/drawer?as_of=2022-10-08"' in page


def test_the_chains_stand_in_the_order_of_their_ranks_the_leaders_own_first(leader: Actor) -> None:
    reading = reading_of(COUNTY)
    assert {tile.name for tile in reading.tiles} == {"水稻", "大豆"}
    assert sum(reading.paces.values()) == 2
    own = reading.tiles[-1]
    may = {verb: ["chain"] for verb in LEADS}
    head = factories.actor("of_a_chain", chain=Chain.objects.get(name=own.name), may=may)
    page = shown(browser_of(head))
    assert page.index(f"<b>{own.name}</b>") < page.index(f"<b>{reading.tiles[0].name}</b>")
    assert "我的" in page


def test_a_figure_says_by_how_much_it_moved_in_a_week(leader: Actor) -> None:
    with at(date(2022, 10, 7)):
        raised("村口缺电")
    moved = {figure.id: figure.moved for figure in reading_of(COUNTY).changed}
    assert moved["open_matters"] == "+1"
    assert "practical_problems_solved" not in moved


def test_a_reading_is_counted_once_for_some_minutes_and_carries_its_time(
    leader: Actor, django_assert_num_queries: Any, settings: Any
) -> None:
    first = reading_of(COUNTY)
    with django_assert_num_queries(0):
        assert reading_of(COUNTY).counted_at == first.counted_at
    with at(date(2022, 10, 9)):
        assert reading_of(COUNTY).as_of == date(2022, 10, 9)


@pytest.mark.parametrize("many", [3, 40])
def test_it_asks_as_few_questions_whatever_is_late(
    leader: Actor, many: int, django_assert_max_num_queries: Any
) -> None:
    with at(date(2022, 9, 8)):
        for number in range(many):
            raised(f"第 {number} 处缺电")
    browser = browser_of(leader)
    shown(browser)
    with django_assert_max_num_queries(24):
        shown(browser)


def test_a_county_whose_programme_has_no_dashboard_says_what_to_do(leader: Actor) -> None:
    programmes.retire("four-chains", COUNTY, by=SYSTEM)
    cache.clear()
    assert "还没有可以看的指标" in shown(browser_of(leader))
