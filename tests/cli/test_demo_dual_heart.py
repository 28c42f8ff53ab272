"""The demo society as it was told once: it was founded by its conditions, and its figures come out of its records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from silian.briefings.models import Issue
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.dual_heart.place import DemoSociety
from silian.cli.demo.dual_heart.telling import tell_dual_heart
from silian.cli.demo.telling import TODAY
from silian.indicators.queries import Extent, figure
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.societies.actions import leave_society
from silian.societies.models import Society
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[DemoSociety]:
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("heart")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                place = tell_dual_heart(TODAY, lambda _line: None)
            yield place


@pytest.fixture
def place(told: DemoSociety) -> Iterator[DemoSociety]:
    with at(moments.on(TODAY)):
        yield told


def of(place: DemoSociety, indicator: str, on: date = TODAY) -> Any:
    return figure(Extent(place.data.code), indicator, on).value


def test_the_branch_was_founded_after_its_symposium_and_tasks(place: DemoSociety) -> None:
    society = Society.objects.get(county=place.data.code)
    assert (society.state, society.founded_on) == ("founded", place.data.founded.day)
    assert [of(place, f"society_{name}") for name in ("symposia", "tasks_done", "events", "collaborations")] == [
        1,
        4,
        2,
        2,
    ]


def test_a_member_less_is_a_figure_less_and_not_before_that_day(place: DemoSociety) -> None:
    before = of(place, "society_members")
    member = Society.objects.get(county=place.data.code).members.all()[0]
    leave_society(member, on=TODAY, reason="调离", by=SYSTEM)
    assert [of(place, "society_members"), of(place, "society_members", date(2022, 10, 7))] == [before - 1, before]


def test_the_month_that_ended_has_its_briefing(place: DemoSociety) -> None:
    assert "个学科" in Issue.objects.get(county=place.data.code).text
