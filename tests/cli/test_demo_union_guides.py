"""The demo county of the union guides as it was told once: its published figures, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from silian.briefings.models import Issue
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.published import rows
from silian.cli.demo.telling import TODAY
from silian.cli.demo.union_guides.data import concerns_data
from silian.cli.demo.union_guides.place import UnionCounty
from silian.cli.demo.union_guides.telling import tell_union_guides
from silian.indicators.queries import Extent, figure
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.support import actions as support
from silian.support.models import Item
from silian.talent import actions as talent
from silian.talent.models import Activity, Honour
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2022, 9, 30)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[UnionCounty]:
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("union")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                county = tell_union_guides(TODAY, lambda _line: None)
            yield county


@pytest.fixture
def county(told: UnionCounty) -> Iterator[UnionCounty]:
    """The county at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield told


def of(county: UnionCounty, indicator: str, on: date = TODAY) -> Any:
    return figure(Extent(county.data.code), indicator, on).value


def test_every_published_figure_comes_out_of_the_records(county: UnionCounty) -> None:
    own = {row.figure: row.match for row in rows() if row.programme == "union-guides"}
    assert len(own) == 7
    assert set(own.values()) == {True}


def test_a_record_less_is_a_figure_less(county: UnionCounty) -> None:
    before = {name: of(county, name) for name in ("contests", "model_workers", "six_haves_items")}
    talent.strike_activity(Activity.objects.filter(kind="contest")[0], reason="重复", by=SYSTEM)
    honour = Honour.objects.filter(category="worker")[0]
    talent.revoke_honour(honour, on=TODAY, reason="撤销", by=SYSTEM)
    item = Item.objects.filter(state="verified", checklist__unit=county.firms["宁川德药制药"].unit)[0]
    support.fall_back(item, on=TODAY, reason="拆除", by=SYSTEM)
    assert {name: before[name] - of(county, name) for name in before} == dict.fromkeys(before, 1)
    assert of(county, "six_haves_met", SEPTEMBER) == 100  # as it stood then


def test_the_month_that_ended_has_its_briefing(county: UnionCounty) -> None:
    issue = Issue.objects.get(county=county.data.code)
    assert issue.as_of == SEPTEMBER
    assert "选树劳动模范104名" in issue.text


def test_nobody_reads_the_name_of_whom_raised_a_concern_without_one(county: UnionCounty) -> None:
    names = [told.name for told in concerns_data().concerns if told.name]
    browser = Client()
    pages = [
        reverse("matters:list"),
        reverse("web:workbench"),
        reverse("talent:public_honours", args=[county.data.code]),
    ]
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    browser.force_login(county.accounts["union-office"], backend=backend)
    text = "".join(browser.get(page).content.decode() for page in pages)
    assert names
    assert not any(name in text for name in names)
