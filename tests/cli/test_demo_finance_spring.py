"""The demo county of 金融甘泉: its 35 published figures come out of the records, and change with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.telling import tell_finance_spring
from silian.cli.demo.opening import PASSWORD
from silian.cli.demo.published import rows
from silian.cli.demo.telling import TODAY
from silian.credit.models import Borrower, Loan, Rating
from silian.credit.queries.funnel import OPEN, reached
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.organisations.models import Post
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
COUNTY, ROWS = "990002", 35


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[SpringCounty]:
    """The county, told once for this module, in a database of its own."""
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("demo")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                county = tell_finance_spring(TODAY, lambda _line: None)
            yield county


@pytest.fixture
def demo(told: SpringCounty) -> Iterator[SpringCounty]:
    """The county at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield told


def ours() -> dict[str, bool | None]:
    return {row.figure: row.match for row in rows() if row.programme == "finance-spring"}


def test_every_published_figure_comes_out_of_the_records(demo: SpringCounty) -> None:
    found = ours()
    assert {figure: match for figure, match in found.items() if match is not True} == {}
    assert len(found) == ROWS


def test_without_a_record_the_figures_no_longer_match(demo: SpringCounty) -> None:
    Post.objects.filter(seat__slot="area.president").order_by("pk")[:1].get().delete()
    refused = Rating.objects.exclude(refused_on=None).first()
    assert refused
    refused.delete()
    loan = Loan.objects.filter(disbursed_on__year=2022, borrower__segment="collective").first()
    assert loan
    Loan.objects.filter(pk=loan.pk).update(principal_fen=loan.principal_fen - 100_000_000)
    found = ours()
    assert (found["area_presidents"], found["rating_coverage"], found["collective_loans"]) == (False, False, False)
    assert found["town_managers"] is True


def test_those_not_covered_are_the_newcomers_of_today(demo: SpringCounty) -> None:
    waiting = reached(Borrower.objects.filter(county_id=COUNTY), OPEN, TODAY)
    assert {one.from_on for one in waiting} == {TODAY}


def test_the_journal_of_the_county_holds(demo: SpringCounty) -> None:
    assert journal.check(COUNTY).ok


def test_an_officer_finds_the_day_s_work_and_another_village_s_household_is_not_there(demo: SpringCounty) -> None:
    browser = Client()
    assert browser.login(username="spring-officer", password=PASSWORD)
    there = Borrower.objects.filter(village=demo.central[1]).first()
    assert there
    page = browser.get(reverse("credit:today")).content.decode()
    assert "上门采集信息" in page
    assert browser.get(reverse("credit:borrower", args=[there.pk])).status_code == 404
    assert browser.get(reverse("credit:village", args=[demo.central[1].pk])).status_code == 404
