"""The demo county as it was told once: what it shows, and what its figures do when something changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory

from silian.briefings.models import Issue
from silian.briefings.queries import compare
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.opening import PASSWORD
from silian.cli.demo.published import Row, rows
from silian.cli.demo.report import first_report, last_report
from silian.cli.demo.telling import TODAY, tell_the_first
from silian.indicators.queries import Extent, figure, figures, record_list
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.instance import mark_demo
from silian.kernel.lifecycles import advance
from silian.kernel.notices import Notice
from silian.matters.lifecycle import LIFECYCLE, VOID
from silian.matters.models import Matter, Publication, Round
from silian.matters.queries import by_receipt
from silian.meetings.models import Meeting
from silian.organisations.models import Account
from silian.organisations.queries.formations import chart_of
from silian.web.context import Shell
from tests.cli.running import Here
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
COUNTY = "990001"
SEPTEMBER = date(2022, 9, 30)
KEPT = {
    "regional_product_target", "regional_product_growth_target", "industrial_value_added_target",
    "industrial_value_added_growth_target", "key_chains", "county_committee_meetings", "joint_committee_meetings",
    "practical_problems_solved", "labour_land_dispute_solved", "party_organisations_on_chains", "wagyu_research_funds",
    "chain_funds_rice_and_mutton",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[DemoCounty]:
    """The demo, told once for this module, in a database of its own."""
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("demo")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                county = tell_the_first(lambda _line: None)
            yield county


@pytest.fixture
def demo(told: DemoCounty) -> Iterator[DemoCounty]:
    """The demo at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield told


def row_of(name: str) -> Row:
    return next(row for row in rows() if row.figure == name)


def test_every_figure_that_is_kept_is_the_published_one(demo: DemoCounty) -> None:
    found = rows()
    assert {row.figure: row.ours for row in found if row.match is False} == {}
    assert {row.figure for row in found if row.match} >= KEPT


def test_the_answer_tells_of_every_published_row(demo: DemoCounty) -> None:
    documents = [row.document() for row in rows()]
    assert len(documents) == 78
    assert documents[5] == {
        "programme": "four-chains", "figure": "county_committee_meetings", "published": 3, "qualifier": "exact",
        "indicator": "county_committee_meetings", "county": COUNTY, "as_of": "2022-09-30", "unit": "次", "ours": 3,
        "match": True,
    }  # fmt: skip
    assert all(row["match"] is None for row in documents if row["programme"] != "four-chains")  # not told here


def test_the_printed_answer_holds_the_briefing_and_a_mark_for_each_figure(demo: DemoCounty) -> None:
    found = rows()
    text = "\n".join([*first_report(demo, found, seconds=1.0), *last_report(demo, found, seconds=1.0)])
    assert "协商解决实际问题16个" in text
    assert "✗" not in text
    assert "协商解决实际问题            16 个       16 个       ✓" in text


def test_without_one_of_its_records_a_figure_no_longer_matches(demo: DemoCounty) -> None:
    record = record_list(Extent(COUNTY), "practical_problems_solved", SEPTEMBER, by=None)[0]
    advance(Matter.objects.get(pk=record.id), VOID.name, by=SYSTEM, ended_on=TODAY)
    row = row_of("practical_problems_solved")
    assert (row.ours, row.match) == ("15", False)


def test_three_more_months_leave_what_was_published(demo: DemoCounty, here: Here) -> None:
    before = {found.id: found.value for found in figures(Extent(COUNTY), SEPTEMBER)}
    for days in (30, 61, 92):  # a run that comes late makes up for the days before it
        assert here("tick", "--today", str(TODAY + timedelta(days))).code == 0
    assert Notice.objects.filter(at__date__gt=TODAY).exists()
    assert {found.id: found.value for found in figures(Extent(COUNTY), SEPTEMBER)} == before
    assert [row.figure for row in rows() if row.programme == "four-chains" and not row.match] == []


def test_matters_stand_in_every_state_that_people_meet(demo: DemoCounty) -> None:
    states = set(Matter.objects.values_list("state", flat=True))
    assert states == set(LIFECYCLE.states) - {VOID.name}
    assert Round.objects.filter(provisional=True, closed_on=None, due__year=2023).exists()
    assert figure(Extent(COUNTY), "overdue_matters", TODAY).value


def test_the_chart_shows_vacancies_and_what_breaks_the_pattern(demo: DemoCounty) -> None:
    chart = chart_of(COUNTY, "industry", TODAY)
    since = {str(place.vacant_since) for _body, place in chart.vacancies}
    assert "2022-08-26" in since
    assert any("第二副书记" in fault for _body, fault in chart.faults)
    assert len(chart.faults) < 5


def test_the_meeting_to_which_few_came_decided_nothing_and_is_not_counted(demo: DemoCounty) -> None:
    meeting = Meeting.objects.get(quorate=False)
    assert meeting.state == "issued"
    assert not meeting.resolutions().exists()


def test_the_next_meeting_begins_with_what_is_overdue_on_its_chain(demo: DemoCounty) -> None:
    coming = Meeting.objects.get(state="planned", kind="four-chains/joint_committee")
    assert coming.held_on > TODAY
    assert coming.items.filter(origin="overdue", matter__chain__name="水稻").exists()


def test_the_journal_of_the_telling_is_whole_and_in_the_order_of_time(demo: DemoCounty) -> None:
    assert journal.check(COUNTY).ok
    moments_told = [entry["at"] for entry in journal.rows(COUNTY)]
    assert moments_told == sorted(moments_told)


def test_what_is_posted_holds_no_phone(demo: DemoCounty) -> None:
    texts = Publication.objects.values_list("title", "text", "result")
    assert texts
    assert not any("1390000" in part for text in texts for part in text)


def test_the_role_switcher_offers_those_who_can_sign_in_and_nobody_else(demo: DemoCounty) -> None:
    offered = Shell(RequestFactory().get("/")).demo_accounts
    here = {account.username for account in offered if account.county_id == COUNTY}
    assert here == {told.username for told in demo.data.accounts} | {"admin"}
    assert all(account.check_password(PASSWORD) for account in offered)
    assert Account.objects.count() > len(offered)


def test_the_receipt_that_is_printed_opens_its_matter(demo: DemoCounty) -> None:
    found = by_receipt(demo.receipts[-1])
    assert found
    assert found.anonymous


def test_a_published_briefing_still_says_what_was_counted_then(demo: DemoCounty) -> None:
    half_year = Issue.objects.get(as_of=date(2022, 6, 30))
    assert not any(comparison.differs for comparison in compare(half_year))
