"""The demo county of finance spring as it was told once: its published figures, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from silian.briefings.models import Issue
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.telling import tell_finance_spring
from silian.cli.demo.published import rows
from silian.cli.demo.telling import TODAY
from silian.credit import actions as credit
from silian.credit.models import ParkTenant, SubsidyRow
from silian.indicators.queries import Extent, figure, record_list
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.kernel.lifecycles import advance
from silian.matters.models import Matter
from silian.projects import actions as projects
from silian.projects.models import ReserveProject, SocialCapital
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2022, 9, 30)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[SpringCounty]:
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("spring")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                county = tell_finance_spring(TODAY, lambda _line: None)
            yield county


@pytest.fixture
def county(told: SpringCounty) -> Iterator[SpringCounty]:
    """The county at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield told


def of(county: SpringCounty, indicator: str, on: date = TODAY) -> Any:
    return figure(Extent(county.code), indicator, on).value


def test_every_published_figure_comes_out_of_the_records(county: SpringCounty) -> None:
    own = [row for row in rows() if row.programme == "finance-spring"]
    assert len(own) == 35
    assert {row.figure: (row.published, row.ours) for row in own if not row.match} == {}


def test_a_record_less_is_a_figure_less(county: SpringCounty) -> None:
    names = ("social_capital_levered", "projects_planned_to_land", "financing_problems_solved", "subsidy_paid")
    before = {name: of(county, name) for name in names}
    capital = SocialCapital.objects.filter(county_id=county.code)[0]
    projects.withdraw_capital(capital, ground="重复申报", by=county.office)
    planned = ReserveProject.objects.filter(county_id=county.code, state="planned")[0]
    projects.land_reserve_project(planned, by=county.office)
    solved = record_list(Extent(county.code), "financing_problems_solved", SEPTEMBER, by=None)[0]
    advance(Matter.objects.get(pk=solved.id), "void", by=SYSTEM, ended_on=TODAY)
    row = SubsidyRow.objects.filter(batch__state="paid", claw_backs=None).order_by("-subsidy_fen")[0]
    credit.claw_back(row, fen=row.subsidy_fen, ground="改变用途", by=county.office)
    assert {name: before[name] - of(county, name) for name in names} == {
        "social_capital_levered": capital.fen, "projects_planned_to_land": 1, "financing_problems_solved": 1,
        "subsidy_paid": row.subsidy_fen,
    }  # fmt: skip


def test_a_tenant_that_left_takes_its_line_along_but_not_the_loans_of_before(county: SpringCounty) -> None:
    before = {name: of(county, name) for name in ("park_credit", "entities_supported")}
    tenant = ParkTenant.objects.filter(county_id=county.code, borrower__lines__isnull=False)[0]
    credit.leave_park(tenant, by=county.office)
    line = sum(row.amount_fen for row in tenant.borrower.lines.all())
    assert before["park_credit"] - of(county, "park_credit") == line
    assert of(county, "entities_supported") == before["entities_supported"]


def test_the_month_that_ended_has_its_briefing(county: SpringCounty) -> None:
    issue = Issue.objects.get(county=county.code)
    assert issue.as_of == SEPTEMBER
    assert "解决融资难题214个" in issue.text
