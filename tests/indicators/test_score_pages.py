"""The pages of the ranking: why a chain stands where it does, publishing, appealing, answering; and the targets' pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from silian.chains.models import Chain
from silian.indicators import actions
from silian.indicators.models import Appeal, Assessment
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.idempotency import mint
from silian.organisations.models import Unit
from tests import factories
from tests.indicators.county import CODE, TODAY
from tests.indicators.scored import BY_CHAIN, SCHEME, TARGET, apply, close, four_chains

MAY = {
    f"indicators.{verb}": ["any"] for verb in ("view", "assess", "answer", "enter")
} | {"matters.view": ["any"], "chains.view": ["any"], "chains.plan": ["any"]}  # fmt: skip
GROUPS = [{"name": "种植", "members": ["水稻"]}, {"name": "养殖", "members": ["和牛", "肉羊", "乳品"]}]


@pytest.fixture
def chains(db: None) -> dict[str, Chain]:
    for year in (2022, 2023):
        table.load_year(year, by=SYSTEM)
    with at(date(2022, 1, 4)):
        made = four_chains()
        factories.department("县产业办")
        apply(
            {**SCHEME, "groups": GROUPS, "vetoes": [{"name": "重大纠纷", "indicator": "disputes"}]},
            {**TARGET, "held_back": 2, "by_chain": {**BY_CHAIN, "乳品": 48}},
        )
    for name, solved in {"水稻": 1, "和牛": 3, "肉羊": 2, "乳品": 4}.items():
        close(made[name], 4, solved=solved)
    return made


def browser(name: str = "clerk", may: Any = None, unit: Unit | None = None) -> Client:
    with at(date(2022, 1, 5)):
        factories.role(name, may or MAY)
        account = factories.account(role=name, unit=unit or factories.root_of(CODE))
    client = Client()
    client.force_login(account)
    return client


def read(client: Client, url: str) -> str:
    with at(TODAY):
        answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def post(client: Client, url: str, on: date = TODAY, **told: Any) -> Any:
    with at(on):
        return client.post(url, {"_key": mint(), **told})


def test_a_place_in_the_ranking_leads_to_its_sheet_in_one_click(chains: dict[str, Chain]) -> None:
    client = browser()
    page = read(client, "/ranking/?as_of=2022-06-30")
    sheet = reverse("indicators:sheet", args=["chains", chains["水稻"].pk]) + "?as_of=2022-06-30"
    assert sheet in page
    told = read(client, sheet)
    for words in ("4 ÷ 3 = 133.33%；封顶 100%；70 × 100% = 70.00", "25 ÷ 100 = 25%", "70.00 + 7.50 = 77.50"):
        assert words in told, words
    drawer = f"/figures/closed/drawer?as_of=2022-06-30&amp;chain={chains['水稻'].pk}"
    assert drawer in told


def test_the_ranking_is_filtered_by_peer_group(chains: dict[str, Chain]) -> None:
    page = read(browser(), "/ranking/?group=养殖")
    assert "和牛" in page
    assert "水稻</a>" not in page


def test_a_veto_is_shown_with_the_record_that_it_names(chains: dict[str, Chain]) -> None:
    [dispute] = close(chains["乳品"], 1, kind="dispute")
    client = browser()
    assert dispute.number in read(client, "/ranking/?as_of=2022-06-30")
    sheet = reverse("indicators:sheet", args=["chains", chains["乳品"].pk]) + "?as_of=2022-06-30"
    assert reverse("matters:matter", args=[dispute.pk]) in read(client, sheet)


def test_without_a_scheme_the_page_says_what_to_do(db: None) -> None:
    factories.county(CODE)
    assert "还没有考核方案" in read(browser(), "/ranking/")


@pytest.mark.parametrize("query", ["as_of=9999-12-31", "as_of=x"])
def test_a_cut_off_that_makes_no_sense_gets_a_sentence(chains: dict[str, Chain], query: str) -> None:
    with at(TODAY):
        assert browser().get(f"/ranking/?{query}").status_code == 422


def test_the_ranking_costs_as_many_queries_for_three_chains_as_for_sixty(chains: dict[str, Chain]) -> None:
    client = browser()
    read(client, "/ranking/")
    with CaptureQueriesContext(connection) as few:
        read(client, "/ranking/")
    with at(TODAY):
        for number in range(56):
            factories.chain(f"第{number}链")
    with CaptureQueriesContext(connection) as many:
        read(client, "/ranking/")
    assert len(many) == len(few)


def test_a_ranking_is_published_appealed_against_and_answered_on_pages(chains: dict[str, Chain]) -> None:
    clerk = browser()
    office = browser("office", {"indicators.view": ["lead"], "indicators.appeal": ["lead"]}, chains["水稻"].office)
    publish = reverse("indicators:publish", args=["chains"])
    assert post(clerk, publish, as_of="2022-10-09").status_code == 422
    done = post(clerk, publish, as_of="2022-09-30")
    found = Assessment.objects.get()
    assert done["Location"] == reverse("indicators:assessment", args=[found.pk])
    assert "已公布" in read(clerk, done["Location"])
    sheet = found.sheets.get(name="水稻")
    url = reverse("indicators:assessedsheet", args=[sheet.pk])
    assert reverse("indicators:appeal", args=[sheet.pk]) in read(office, url)
    assert reverse("indicators:appeal", args=[sheet.pk]) not in read(clerk, url)
    assert post(office, reverse("indicators:appeal", args=[sheet.pk]), ground="少计三件").status_code == 302
    appeal = Appeal.objects.get()
    answer = reverse("indicators:answer", args=[appeal.pk])
    assert post(office, answer, granted="yes", answer="同意").status_code == 404
    assert "先把有关记录补正" in post(clerk, answer, granted="yes", answer="属实").content.decode()
    close(chains["水稻"], 8, on=date(2022, 6, 20))
    assert post(clerk, answer, granted="yes", answer="属实，已补录").status_code == 302
    assert "更正为" in read(office, url)
    assert "77.50" not in read(clerk, done["Location"]).split("更正")[0].split("水稻")[0]


def test_what_waits_for_an_answer_stands_on_the_workbench(chains: dict[str, Chain]) -> None:
    with at(TODAY):
        found = actions.publish_assessment(CODE, "chains", as_of=date(2022, 9, 30), by=SYSTEM)
        actions.raise_appeal(found.sheets.get(name="水稻"), ground="少计三件", by=SYSTEM)
    assert "等您答复申诉 1 件" in read(browser(), "/")


def test_the_targets_show_their_parts_and_what_is_held_back(chains: dict[str, Chain]) -> None:
    client = browser()
    page = read(client, "/targets/?as_of=2022-06-30")
    assert "落后序时 16.7 个百分点" in page  # 16 of 120 are 13.3 %, 30 % are due
    assert "/targets/closed_target?as_of=2022-06-30" in page
    parts = read(client, "/targets/closed_target?as_of=2022-06-30")
    for words in ("县级预留", "2 件", "分解到产业链", "快于序时 10 个百分点", "三季度末 60%", "72 件"):
        assert words in parts, words


def test_a_chain_s_page_shows_its_targets_and_its_rank(chains: dict[str, Chain]) -> None:
    page = read(browser(), reverse("chains:chain", args=[chains["水稻"].pk]))
    assert "目标和考核" in page
    assert reverse("indicators:sheet", args=["chains", chains["水稻"].pk]) in page


def test_who_may_not_see_figures_finds_no_ranking(chains: dict[str, Chain]) -> None:
    stranger = browser("stranger", {"chains.view": ["any"]})
    with at(TODAY):
        for url in ("/ranking/", "/targets/", reverse("indicators:sheet", args=["chains", chains["水稻"].pk])):
            assert stranger.get(url).status_code == 404
    assert "目标和考核" not in read(stranger, reverse("chains:chain", args=[chains["水稻"].pk]))
