"""The demo city of rice and fish as it was told once: its published figures, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from silian.briefings.models import Issue
from silian.briefings.queries import compare
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.published import rows
from silian.cli.demo.rice_fish.place import DemoCity
from silian.cli.demo.rice_fish.telling import tell_rice_fish
from silian.cli.demo.telling import TODAY
from silian.indicators.queries import Extent, figure
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.kernel.notices import Notice
from silian.villages.models import Declaration, Season
from silian.villages.queries import roll_up
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2022, 9, 30)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[DemoCity]:
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("rice")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                city = tell_rice_fish(TODAY, lambda _line: None)
            yield city


@pytest.fixture
def city(told: DemoCity) -> Iterator[DemoCity]:
    """The city at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield told


def of(city: DemoCity, indicator: str) -> Any:
    return figure(Extent(city.data.code), indicator, SEPTEMBER).value


def test_every_published_figure_comes_out_of_the_records(city: DemoCity) -> None:
    own = {row.figure: row.match for row in rows() if row.programme == "rice-fish"}
    assert own == {"area": True, "patterns": True, "counties": True, "people_benefiting": True}


def test_a_record_less_is_a_figure_less(city: DemoCity) -> None:
    before = {name: of(city, name) for name in ("area", "counties", "people_benefiting", "patterns")}
    only_prawns = Season.objects.filter(pattern="rice-fish/green_prawn")
    only_prawns.delete()
    Declaration.objects.filter(village__unit__name__startswith="江北区").delete()
    Season.objects.filter(village__unit__name__startswith="佛坪沟县").delete()
    after = {name: of(city, name) for name in before}
    assert after["counties"] == before["counties"] - 1
    assert after["patterns"] == before["patterns"] - 1
    assert after["area"] < before["area"]
    assert after["people_benefiting"] < before["people_benefiting"]


def test_the_page_of_the_city_adds_up_to_the_figure(city: DemoCity) -> None:
    rolled = roll_up(city.officer, city.data.code, None, 2022, TODAY)
    assert len(rolled.rows) == 11
    assert sum(row.area for row in rolled.rows) == rolled.whole.area == of(city, "area") * 10_000
    assert {str(row.unit) for row in rolled.rows} == {county.name for county in city.data.counties}


def test_too_little_grain_was_asked_of_the_township_and_one_was_explained(city: DemoCity) -> None:
    waiting = Season.objects.filter(check_due__isnull=False)
    assert {str(row.village) for row in waiting} == set(city.data.low)
    assert waiting.get(checked_on__isnull=False).finding
    assert Notice.objects.filter(county=city.data.code, text__contains="减产").exists()


def test_the_briefing_still_says_what_was_counted(city: DemoCity) -> None:
    issue = Issue.objects.get(county_id=city.data.code)
    assert not any(comparison.differs for comparison in compare(issue))


def test_the_journal_is_whole_and_in_the_order_of_time(city: DemoCity) -> None:
    assert journal.check(city.data.code).ok
    told_at = [entry["at"] for entry in journal.rows(city.data.code)]
    assert told_at == sorted(told_at)
