"""The pages: what they show to whom, that a list costs few queries whatever its length, and that forms do their deed once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.matters.models import Matter
from silian.organisations import actions as organisations
from silian.support import actions
from silian.support.models import Errand, Group, Pairing, Visit
from tests import factories
from tests.matters.posting import hidden
from tests.support.county import CODE, CONTACT, HANDLING, TODAY, County, raised, visited

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
MOST = 12  # queries of a list, whatever its length


@pytest.fixture(autouse=True)
def _today() -> Any:
    with at(TODAY):
        yield


def text_of(browser: Client, name: str, *arguments: object, status: int = 200) -> str:
    answer = browser.get(reverse(name, args=arguments))
    assert answer.status_code == status
    return answer.content.decode()


def many_pairings(place: County, how_many: int) -> None:
    for number in range(how_many):
        firm = factories.enterprise(f"企业{number}", place=place.town)
        with at(date(2022, 3, 1)):
            actions.pair(place.first if number % 2 else place.second, firm, on=date(2022, 3, 1), by=SYSTEM)
        raised(place, TODAY, firm)


@pytest.mark.parametrize("how_many", [3, 60])
@pytest.mark.parametrize("name", ["support:pairings", "support:visits"])
def test_a_list_costs_few_queries_whatever_its_length(
    place: County, sign_in: SignIn, django_assert_max_num_queries: Any, how_many: int, name: str
) -> None:
    many_pairings(place, how_many)
    browser = sign_in(place.office)
    browser.get(reverse(name))
    with django_assert_max_num_queries(MOST):
        page = text_of(browser, name)
    assert page.count("企业") >= 3


def test_the_pairings_show_leaders_their_enterprises_the_last_visit_and_what_is_open(
    place: County, sign_in: SignIn
) -> None:
    with at(date(2022, 3, 1)):
        actions.pair(place.first, place.rice, on=date(2022, 3, 1), by=place.office)
        actions.pair(place.first, place.beef, on=date(2022, 3, 1), by=place.office)
    raised(place, date(2022, 10, 7))
    page = text_of(sign_in(place.office), "support:pairings")
    assert "1 天没有走访" in page
    assert "包联 221 天，还没有走访" in page
    assert "1 件" in page
    due = sign_in(place.office).get(reverse("support:pairings"), {"view": "due"}).content.decode()
    assert "恒牧肉牛" in due
    assert "青禾米业" not in due.partition("<table")[2]


def test_a_leader_records_a_visit_with_a_need_by_the_form_once(place: County, sign_in: SignIn) -> None:
    browser = sign_in(place.leader)
    url = reverse("support:record")
    told = {
        **hidden(browser.get(url)), "who": "other", "firm": "青禾米业", "way": "visit", "kind": "links/problem",
        "sentence": "门前道路翻浆进不了车",
    }  # fmt: skip
    first, again = browser.post(url, told), browser.post(url, told)
    visit, matter = Visit.objects.get(), Matter.objects.get()
    assert first["Location"] == again["Location"] == reverse("support:visit", args=[visit.pk])
    page = text_of(browser, "support:visit", visit.pk)
    assert matter.number in page
    assert matter.title in page


def test_what_is_missing_is_told_under_its_field_and_nothing_is_kept(place: County, sign_in: SignIn) -> None:
    browser, url = sign_in(place.leader), reverse("support:record")
    base = {**hidden(browser.get(url)), "who": str(place.rice.pk), "way": "visit"}
    for told, sentence in (
        ({"who": "other", "firm": "没有这家"}, "没有叫“没有这家”的企业"),
        ({"who": "other", "firm": ""}, "请写企业名称"),
        ({"who": "other", "firm": "青禾米业", "kind": "links/problem", "sentence": "坏"}, "至少 4 个字"),
        ({"who": "other", "firm": "青禾米业", "kind": "links/labour", "sentence": "秋收缺装卸工人"}, "缺工人数"),
        ({"who": "other", "firm": "青禾米业", "visited_on": "2022-10-09"}, "不能晚于今天"),
    ):
        answer = browser.post(url, {**base, **told})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert not Visit.objects.exists()


def test_the_form_asks_what_a_kind_must_know(place: County, sign_in: SignIn) -> None:
    page = sign_in(place.leader).get(reverse("support:answers"), {"kind": "links/labour"}).content.decode()
    assert 'name="answer-headcount"' in page


def test_an_enterprise_that_a_link_speaks_of_is_chosen_already(place: County, sign_in: SignIn) -> None:
    page = sign_in(place.leader).get(reverse("support:record"), {"enterprise": str(place.far.pk)}).content.decode()
    assert f'value="{place.far.pk}"' in page
    stranger = sign_in(place.town_clerk).get(reverse("support:record"), {"enterprise": str(place.far.pk)})
    assert f'value="{place.far.pk}"' not in stranger.content.decode()


def test_a_stranger_finds_no_visit_and_no_photo(place: County, sign_in: SignIn) -> None:
    visit, _matter = raised(place, TODAY)
    for name in ("support:visit", "support:raise_need"):
        text_of(sign_in(place.stranger), name, visit.pk, status=404)
    text_of(sign_in(place.town_clerk), "support:visit", visit.pk)


def test_an_enterprise_is_handed_over_on_its_form(place: County, sign_in: SignIn) -> None:
    with at(date(2022, 3, 1)):
        pairing = actions.pair(place.first, place.rice, on=date(2022, 3, 1), by=place.office)
    browser, url = sign_in(place.office), reverse("support:hand_over", args=[pairing.pk])
    told = {**hidden(browser.get(url)), "to": place.second.pk, "on": "2022-10-08", "reason": "分工调整"}
    assert browser.post(url, told).status_code == 302
    assert Pairing.objects.get(to_on=None).leader == place.second
    ended = browser.get(reverse("support:pairings"), {"view": "ended"}).content.decode()
    assert "分工调整" in ended
    assert "李某" in ended


@pytest.fixture
def served(place: County) -> tuple[Group, Errand]:
    with at(date(2022, 9, 1)):
        organisations.fill_formation(CODE, "service", on=date(2022, 1, 4), by=SYSTEM)
        group = actions.open_group(place.rice, on=date(2022, 9, 1), by=SYSTEM)
        return group, actions.open_errand(group, field="policy", text="办理施工许可", due=date(2022, 9, 30), by=SYSTEM)


def test_an_overdue_errand_is_red_for_its_unit_which_completes_it(
    place: County, sign_in: SignIn, served: tuple[Group, Errand]
) -> None:
    group, errand = served
    browser = sign_in(factories.actor("handling", may=HANDLING, unit=place.bureau))
    page = text_of(browser, "support:group", group.pk)
    assert "逾期 1 日" in page
    assert "办完" in page
    assert "办理施工许可" in text_of(browser, "web:workbench")
    url = reverse("support:complete_errand", args=[errand.pk])
    assert browser.post(url, {**hidden(browser.get(url)), "on": "2022-10-08", "result": "许可已发"}).status_code == 302
    errand.refresh_from_db()
    assert (errand.done_on, errand.result) == (TODAY, "许可已发")


def test_an_enterprise_reads_its_own_group_and_completes_nothing(
    place: County, sign_in: SignIn, served: tuple[Group, Errand]
) -> None:
    group, errand = served
    browser = sign_in(factories.actor("contact", may=CONTACT, unit=place.rice.unit, own=True))
    assert "办理施工许可" in text_of(browser, "support:group", group.pk)
    assert "为本企业办的服务事项" in text_of(browser, "web:workbench")
    text_of(browser, "support:complete_errand", errand.pk, status=404)
    stranger = sign_in(factories.actor("contact", unit=place.beef.unit, own=True))
    text_of(stranger, "support:group", group.pk, status=404)
    assert "为本企业办的服务事项" not in text_of(stranger, "web:workbench")


def test_a_leader_s_workbench_names_the_enterprises_that_wait(place: County, sign_in: SignIn) -> None:
    with at(date(2022, 3, 1)):
        actions.pair(place.first, place.rice, on=date(2022, 3, 1), by=place.office)
    assert "该走访 1 家" in text_of(sign_in(place.leader), "web:workbench")
    visited(place, TODAY)
    assert "该走访" not in text_of(sign_in(place.leader), "web:workbench")


def test_an_enterprise_s_page_tells_who_looks_after_it_and_what_was_seen(
    place: County, sign_in: SignIn, served: tuple[Group, Errand]
) -> None:
    with at(date(2022, 3, 1)):
        actions.pair(place.first, place.rice, on=date(2022, 3, 1), by=place.office)
    _visit, matter = raised(place, TODAY)
    page = text_of(sign_in(place.office), "chains:enterprise", place.rice.pk)
    assert "包联领导" in page
    assert matter.number in page
    assert "在办 1 项" in page
    assert "包联和走访" not in text_of(
        sign_in(factories.actor("reader", may={"chains.view": ["any"]})), "chains:enterprise", place.rice.pk
    )


def test_a_matter_s_page_leads_back_to_the_visit_for_those_who_may_see_it(place: County, sign_in: SignIn) -> None:
    visit, matter = raised(place, TODAY)
    assert reverse("support:visit", args=[visit.pk]) in text_of(sign_in(place.office), "matters:matter", matter.pk)
    reader = factories.actor("ledger", may={"matters.view": ["any"]})
    assert "从走访来" not in text_of(sign_in(reader), "matters:matter", matter.pk)
