"""The pages of the figures: what they show, to whom, and at what cost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from silian.indicators.catalogue import catalogue
from silian.indicators.models import ExternalFigure
from silian.kernel.calendar import at
from silian.kernel.idempotency import mint
from silian.organisations.models import Account
from tests import factories
from tests.indicators.county import CODE, SEPTEMBER, TODAY, Place, enter, four_chains, row

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HTMX = {"HX-Request": "true"}
PAGES = ["/figures/", "/figures/open_matters/", "/figures/open_matters/drawer", "/figures/open_matters/export"]


@pytest.fixture
def place(db: None) -> Any:
    with at(TODAY):
        yield four_chains()


def signed_in(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.id), backend=BACKEND)
    return client


@pytest.fixture
def clerk(place: Place) -> Client:
    return signed_in(place.clerk)


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[:500]
    return str(answer.content.decode())


def three_open(place: Place) -> None:
    rows = [
        row(f"第{n}件厂区道路破损", date(2022, 9, 1 + n), lead=place.bureaus[n % 2], chain=place.chains[0])
        for n in range(3)
    ]
    enter(rows, by=place.clerk)


def test_the_list_shows_value_target_and_how_far_it_should_have_come(place: Place, clerk: Client) -> None:
    three_open(place)
    page = text(clerk.get("/figures/?as_of=2022-09-30"))
    for words in (
        "四链融创",
        "在办事项",
        "未发布",
        "143.4 亿元",
        "落后序时 75 个百分点",
        "2022-01-01 至 09-30",
    ):
        assert words in page, words


def test_a_number_opens_in_the_drawer_with_its_definition_and_records(place: Place, clerk: Client) -> None:
    three_open(place)
    address = "/figures/open_matters/drawer?as_of=2022-09-30"
    assert address in text(clerk.get("/figures/?as_of=2022-09-30"))
    drawer = text(clerk.get(address, headers=HTMX))
    for words in (
        "统计日仍在办的",
        "第 1 版",
        "时点，截至 2022-09-30",
        "主办单位",
        "校验码",
        "第0件厂区道路破损",
        "/matters/",
    ):
        assert words in drawer, words
    assert "<html" not in drawer


def test_without_script_the_drawer_s_address_leads_to_the_page(clerk: Client) -> None:
    answer = clerk.get("/figures/open_matters/drawer?as_of=2022-09-30")
    assert (answer.status_code, answer["Location"]) == (302, "/figures/open_matters/?as_of=2022-09-30")


def test_the_page_splits_by_unit_and_by_chain(place: Place, clerk: Client) -> None:
    three_open(place)
    units = text(clerk.get("/figures/open_matters/?tab=units"))
    assert "县自然资源局" in units
    assert "可比口径" in units
    assert "肉牛" in text(clerk.get("/figures/open_matters/?tab=chains", headers=HTMX))


def test_a_part_of_the_county_is_asked_for_in_the_address(place: Place, clerk: Client) -> None:
    three_open(place)
    page = text(clerk.get(f"/figures/open_matters/?unit={place.bureaus[1].pk}"))
    assert "县自然资源局，含下级" in page
    assert "第1件厂区道路破损" in page
    assert "第0件厂区道路破损" not in page


@pytest.mark.parametrize(
    "query",
    [
        "as_of=9999-12-31",
        "as_of=x",
        "as_of=0001-01-01",
        "unit=1",
        "chain=00000000-0000-7000-8000-000000000000",
        "as_of=%00",
    ],
)
def test_an_address_that_makes_no_sense_gets_a_sentence(clerk: Client, query: str) -> None:
    for address in PAGES:
        assert clerk.get(f"{address}?{query}").status_code == 422


def test_a_rate_has_two_lists(place: Place, clerk: Client) -> None:
    done = {"state": "closed", "handled_on": date(2022, 9, 20), "outcome": "solved"}
    enter([row("办好了的事", date(2022, 9, 1), **done), row("还在办的事", date(2022, 9, 1))], by=place.clerk)
    address = "/figures/closure_rate/?as_of=2022-09-30"
    assert "还在办的事" in text(clerk.get(address))
    numerator = text(clerk.get(f"{address}&part=numerator"))
    assert "办好了的事" in numerator
    assert "还在办的事" not in numerator


def test_a_reader_sees_their_own_records_and_how_many_are_hidden(place: Place) -> None:
    three_open(place)
    handler = signed_in(place.handler)
    page = text(handler.get("/figures/open_matters/"))
    assert "第0件厂区道路破损" in page
    assert "第1件厂区道路破损" not in page
    assert "另有 1 条不在您的查看范围内" in page
    assert "第1件厂区道路破损" not in text(handler.get("/figures/open_matters/drawer", headers=HTMX))
    assert "第1件厂区道路破损" not in text(handler.get("/figures/open_matters/export"))


def test_an_export_holds_the_list_and_no_formula(place: Place, clerk: Client) -> None:
    enter([row("=cmd|' /C calc'!A0", date(2022, 9, 1))], by=place.clerk)
    table = text(clerk.get("/figures/open_matters/export"))
    assert table.startswith("\ufeff编号,名称")
    assert "'=cmd" in table
    assert "attachment" in clerk.get("/figures/open_matters/export")["Content-Disposition"]


def test_a_title_names_no_person(place: Place, clerk: Client) -> None:
    enter([row("张某反映路面破损，电话13900001111", date(2022, 9, 1))], by=place.clerk)
    page = text(clerk.get("/figures/open_matters/"))
    assert "张**反映路面破损，电话139****1111" in page


def test_the_definition_is_public_and_the_records_are_not(place: Place, client: Client) -> None:
    three_open(place)
    page = text(client.get(f"/public/{CODE}/figures/open_matters"))
    assert "统计日仍在办的" in page
    assert "厂区道路" not in page
    assert client.get("/public/990002/figures/open_matters").status_code == 404
    assert client.get(f"/public/{CODE}/figures/nothing").status_code == 404
    for address in PAGES:
        assert client.get(address)["Location"].startswith("/accounts/login/")


def test_who_holds_no_verb_finds_nothing(place: Place) -> None:
    nobody = signed_in(factories.actor("system_administrator"))
    assert [nobody.get(address).status_code for address in PAGES] == [404] * 4
    may = {"indicators.view": ["any"], "matters.view": ["any"]}
    neighbour = signed_in(factories.actor("their_clerk", may=may, county_code="990002"))
    assert neighbour.get("/figures/open_matters/").status_code == 404


def test_an_external_figure_is_entered_once_with_its_source(place: Place, clerk: Client) -> None:
    form = {
        "_key": mint(),
        "year": "2022",
        "quarter": "6",
        "value": "68.2",
        "unit": str(place.bureaus[0].pk),
        "document": "统计月报",
    }
    for _twice in range(2):
        assert clerk.post("/figures/regional_product/enter", form).status_code == 302
    assert ExternalFigure.objects.count() == 1
    page = text(clerk.get("/figures/regional_product/?as_of=2022-09-30"))
    assert "68.2" in page
    assert "统计月报" in page


@pytest.mark.parametrize(
    "wrong", [{"value": "NaN"}, {"year": "2031"}, {"quarter": "12"}, {"document": ""}, {"unit": "x"}]
)
def test_a_wrong_entry_is_shown_again_with_its_sentence(place: Place, clerk: Client, wrong: dict[str, str]) -> None:
    form = {
        "_key": mint(),
        "year": "2022",
        "quarter": "6",
        "value": "68.2",
        "unit": str(place.bureaus[0].pk),
        "document": "统计月报",
    }
    page = text(clerk.post("/figures/regional_product/enter", form | wrong), status=422)
    assert 'class="err"' in page
    assert not ExternalFigure.objects.exists()


def test_what_is_counted_has_no_form_to_fill_in(clerk: Client, place: Place) -> None:
    assert clerk.get("/figures/open_matters/enter").status_code == 404
    assert signed_in(factories.actor("county_leader")).get("/figures/regional_product/enter").status_code == 404


def test_the_list_costs_few_queries_however_many_records_there_are(place: Place, clerk: Client) -> None:
    clerk.get("/figures/")
    with CaptureQueriesContext(connection) as before:
        clerk.get("/figures/")
    three_open(place)
    with CaptureQueriesContext(connection) as after:
        clerk.get("/figures/")
    assert len(after) == len(before)
    counting = [q["sql"] for q in after.captured_queries if "COUNT(" in q["sql"] and "kernel_notice" not in q["sql"]]
    assert len(counting) == 2  # of all facts at once: now, and a year before
    assert len(after) <= 15


def test_every_indicator_has_a_page_and_a_drawer(place: Place, clerk: Client) -> None:
    for entry in catalogue(CODE, SEPTEMBER):
        text(clerk.get(f"/figures/{entry.id}/"))
        text(clerk.get(f"/figures/{entry.id}/drawer", headers=HTMX))
