"""The pages of the briefings: the draft, the issue, its comparison and correction, and the trace from a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from silian.briefings import actions
from silian.briefings.models import Correction, Issue
from silian.indicators.queries import Extent
from silian.kernel import journal
from silian.kernel.calendar import at
from silian.kernel.idempotency import mint
from silian.matters.models import Matter
from tests import factories
from tests.briefings.not_kept import LOANS, apply_loans
from tests.indicators.county import CODE, PROGRAMME, SEPTEMBER, TODAY, Place, enter, four_chains, row
from tests.indicators.test_pages import HTMX, signed_in, text

LIVE = "/briefings/four-chains/?as_of=2022-09-30"


@pytest.fixture
def place(db: None) -> Iterator[Place]:
    with at(TODAY):
        yield four_chains()


@pytest.fixture
def clerk(place: Place) -> Client:
    return signed_in(place.clerk)


def need(place: Place, title: str, bureau: int = 0) -> Matter:
    (made,), _undo = enter([row(title, date(2022, 9, 1), lead=place.bureaus[bureau])], by=place.clerk)
    return made


@pytest.fixture
def issue(place: Place) -> Issue:
    need(place, "原有的一件", bureau=0)
    need(place, "别局的一件", bureau=1)
    return actions.publish_briefing(Extent(CODE), PROGRAMME, as_of=SEPTEMBER, by=place.clerk)


def test_the_draft_is_a_text_whose_numbers_are_doors(place: Place, clerk: Client) -> None:
    need(place, "原有的一件")
    page = text(clerk.get(LIVE))
    door = re.search(r'<a class="fig" href="#src-open_matters" hx-get="([^"]+)" hx-target="#drawer"[^>]*>1</a>', page)
    assert door
    assert "原有的一件" in text(clerk.get(door[1].replace("&amp;", "&"), headers=HTMX))
    assert '<tr id="src-open_matters">' in page
    assert "外部" in page


def test_a_number_whose_records_are_not_kept_yet_says_so_and_is_no_door(
    place: Place, clerk: Client, tmp_path: Path
) -> None:
    apply_loans(tmp_path, CODE)
    page = text(clerk.get(f"/briefings/{LOANS}/?as_of=2022-09-30"))
    assert '<span class="mut">尚未建账</span>' in page
    assert 'href="#src-loans_granted"' not in page


def test_its_foot_carries_the_head_of_the_journal(place: Place, clerk: Client) -> None:
    assert journal.head(CODE).head in text(clerk.get(LIVE))


def test_it_is_published_from_its_page_once(place: Place, clerk: Client) -> None:
    need(place, "原有的一件")
    address = re.search(r'href="(/briefings/four-chains/publish[^"]*)"', text(clerk.get(LIVE)))
    assert address
    url = address[1].replace("&amp;", "&")
    assert "定稿后正文和数字不再改变" in text(clerk.get(url, headers=HTMX))
    form = {"_key": mint(), "as_of": "2022-09-30"}
    first, again = clerk.post(url, form), clerk.post(url, form)
    issue = Issue.objects.get()
    assert first["Location"] == again["Location"] == f"/briefings/issues/{issue.pk}"
    assert "已经定稿" in text(clerk.post(url, {"_key": mint(), "as_of": "2022-09-30"}), status=422)
    assert "看定稿" in text(clerk.get(LIVE))
    assert str(issue) in text(clerk.get("/briefings/"))


def test_the_issue_shows_its_text_and_the_records_of_its_day(place: Place, clerk: Client, issue: Issue) -> None:
    need(place, "补录的一件")
    page = text(clerk.get(f"/briefings/issues/{issue.pk}"))
    assert re.search(r'class="fig"[^>]*>2</a>', page)
    assert issue.journal_head in page
    frozen = issue.figures.get(indicator="open_matters")
    drawer = text(clerk.get(f"/briefings/issues/{issue.pk}/figures/{frozen.pk}", headers=HTMX))
    assert "原有的一件" in drawer
    assert "补录的一件" not in drawer
    assert frozen.digest[:8] in drawer
    assert clerk.get(f"/briefings/issues/{issue.pk}/figures/{frozen.pk}")["Location"].endswith("#src-open_matters")


def test_an_unchanged_issue_has_the_check_code_of_the_live_figure(place: Place, clerk: Client, issue: Issue) -> None:
    live = text(clerk.get("/figures/open_matters/drawer?as_of=2022-09-30", headers=HTMX))
    assert issue.figures.get(indicator="open_matters").digest[:8] in live


def test_the_comparison_the_draft_and_the_correction_follow_each_other(
    place: Place, clerk: Client, issue: Issue
) -> None:
    late = need(place, "补录的一件")
    told = text(clerk.get(f"/briefings/issues/{issue.pk}?compare=1"))
    for words in ("2 → 3 件", late.number, "定稿后补录", "生成更正稿"):
        assert words in told, words
    form = text(clerk.get(f"/briefings/issues/{issue.pk}/correct", headers=HTMX))
    assert "在办事项 2 → 3 件" in form
    chosen = issue.figures.get(indicator="open_matters").pk
    answer = clerk.post(
        f"/briefings/issues/{issue.pk}/correct", {"_key": mint(), "figures": [str(chosen)], "reason": "乡镇补录"}
    )
    page = text(clerk.get(answer["Location"]))
    assert "<sup>更正</sup>" in page
    assert "原为 2 件，更正为 3 件" in page
    assert "乡镇补录" in page
    assert re.search(r'class="fig"[^>]*>2<sup>', page)  # the frozen number stays in the sentence


def test_a_correction_without_reason_is_asked_again(place: Place, clerk: Client, issue: Issue) -> None:
    need(place, "补录的一件")
    answer = clerk.post(f"/briefings/issues/{issue.pk}/correct", {"_key": mint(), "figures": [], "reason": ""})
    assert 'class="err"' in text(answer, status=422)
    assert not Correction.objects.exists()


def test_without_a_change_there_is_nothing_to_correct(clerk: Client, issue: Issue) -> None:
    assert "没有要更正的" in text(clerk.get(f"/briefings/issues/{issue.pk}?compare=1"))
    assert "没有可更正的" in text(clerk.get(f"/briefings/issues/{issue.pk}/correct"), status=422)


def test_a_matter_s_page_says_where_it_is_counted(place: Place, clerk: Client, issue: Issue) -> None:
    counted, late = Matter.objects.order_by("number").first(), need(place, "补录的一件")
    assert counted
    page = text(clerk.get(f"/matters/{counted.pk}"))
    assert "计入情况" in page
    assert "简报第 1 期" in page
    assert "简报第 1 期" not in text(clerk.get(f"/matters/{late.pk}"))


def test_a_bureau_reads_the_issue_and_of_its_records_its_own(place: Place, issue: Issue) -> None:
    need(place, "别局补录的", bureau=1)
    handler = signed_in(place.handler)
    frozen = issue.figures.get(indicator="open_matters")
    drawer = text(handler.get(f"/briefings/issues/{issue.pk}/figures/{frozen.pk}", headers=HTMX))
    assert "原有的一件" in drawer
    assert "别局的一件" not in drawer
    assert "另有 1 条不在您的查看范围内" in drawer
    told = text(handler.get(f"/briefings/issues/{issue.pk}?compare=1"))
    assert "变动的记录不在您的查看范围内" in told
    assert "生成更正稿" not in told
    for address in (f"/briefings/issues/{issue.pk}/correct", "/briefings/four-chains/publish"):
        assert handler.get(address).status_code == 404


def test_strangers_and_visitors_find_nothing(place: Place, issue: Issue, client: Client) -> None:
    frozen = issue.figures.first()
    assert frozen
    addresses = [
        "/briefings/four-chains/",
        f"/briefings/issues/{issue.pk}",
        f"/briefings/issues/{issue.pk}/figures/{frozen.pk}",
    ]
    may = {verb: ["any"] for verb in ("briefings.view", "briefings.publish", "briefings.correct")}
    neighbour = signed_in(factories.actor("their_clerk", may=may, county_code="990002"))
    assert [neighbour.get(address).status_code for address in addresses] == [422, 404, 404]
    assert neighbour.get(f"/briefings/issues/{issue.pk}/correct").status_code == 404
    assert all(client.get(address)["Location"].startswith("/accounts/login/") for address in addresses)


def test_a_township_s_briefing_greys_what_is_told_of_the_county_only(place: Place, clerk: Client) -> None:
    page = text(clerk.get(f"{LIVE}&unit={place.towns[0].pk}"))
    assert '<span class="mut">—</span>' in page
    assert "石桥镇，含下级" in page
