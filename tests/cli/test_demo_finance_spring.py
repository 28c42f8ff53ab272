"""The demo county of 金融甘泉: its 35 published figures come out of the records, and change with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from silian.briefings.models import Issue
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.telling import tell_finance_spring
from silian.cli.demo.published import rows
from silian.cli.demo.telling import TODAY
from silian.credit import actions as credit
from silian.credit.models import Borrower, Loan, ParkTenant, Rating, SubsidyRow
from silian.credit.queries.funnel import OPEN, reached
from silian.indicators.queries import Extent, figure, record_list
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.kernel.lifecycles import advance
from silian.kernel.money import FEN
from silian.matters.models import Matter
from silian.organisations.models import Account, Post
from silian.projects import actions as projects
from silian.projects.models import ReserveProject, SocialCapital
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
COUNTY, ROWS = "990002", 35
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SEPTEMBER = date(2022, 9, 30)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


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
    Rating.objects.exclude(refused_on=None).delete()
    loan = Loan.objects.filter(disbursed_on__year=2022, borrower__segment="collective").first()
    assert loan
    Loan.objects.filter(pk=loan.pk).update(principal_fen=1)
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
    browser.force_login(Account.objects.get(username="spring-officer"), backend=BACKEND)
    there = Borrower.objects.filter(village=demo.central[1]).first()
    assert there
    page = browser.get(reverse("credit:today")).content.decode()
    assert "上门采集信息" in page
    assert browser.get(reverse("credit:borrower", args=[there.pk])).status_code == 404
    assert browser.get(reverse("credit:village", args=[demo.central[1].pk])).status_code == 404


def test_what_is_withdrawn_landed_voided_or_clawed_back_leaves_its_figure(demo: SpringCounty) -> None:
    names = ("social_capital_levered", "projects_planned_to_land", "financing_problems_solved", "subsidy_paid")
    before = {name: of(name) for name in names}
    capital = SocialCapital.objects.filter(county_id=COUNTY)[0]
    projects.withdraw_capital(capital, ground="重复申报", by=demo.office)
    projects.land_reserve_project(ReserveProject.objects.filter(state="planned")[0], by=demo.office)
    solved = record_list(Extent(COUNTY), "financing_problems_solved", SEPTEMBER, by=None)[0]
    advance(Matter.objects.get(pk=solved.id), "void", by=SYSTEM, ended_on=TODAY)
    row = SubsidyRow.objects.filter(batch__state="paid", claw_backs=None).order_by("-subsidy_fen")[0]
    credit.claw_back(row, fen=row.subsidy_fen, ground="改变用途", by=demo.office)
    assert {name: before[name] - of(name) for name in names} == {
        "social_capital_levered": Fraction(capital.fen, FEN["亿元"]), "projects_planned_to_land": 1,
        "financing_problems_solved": 1,
        "subsidy_paid": Fraction(row.subsidy_fen, FEN["万元"]),
    }  # fmt: skip


def test_a_tenant_that_left_takes_its_line_along_but_not_the_loans_of_before(demo: SpringCounty) -> None:
    before = of("park_credit"), of("entities_supported")
    tenant = ParkTenant.objects.filter(county_id=COUNTY, borrower__lines__isnull=False)[0]
    credit.leave_park(tenant, by=demo.office)
    line = sum(row.amount_fen for row in tenant.borrower.lines.all())
    assert (before[0] - of("park_credit"), of("entities_supported")) == (
        Fraction(line, FEN["亿元"]),
        before[1],
    )


def test_the_month_that_ended_has_its_briefing(demo: SpringCounty) -> None:
    issue = Issue.objects.get(county=COUNTY)
    assert issue.as_of == SEPTEMBER
    assert "解决融资难题214个" in issue.text


def of(indicator: str) -> Any:
    return figure(Extent(COUNTY), indicator, TODAY).value
