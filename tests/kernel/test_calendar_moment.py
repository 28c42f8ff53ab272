from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone as django_timezone

from silian.kernel.calendar import at, fix_today, now, today


@pytest.fixture(autouse=True)
def _time_runs_again() -> Iterator[None]:
    yield
    fix_today(None)


def test_today_is_the_day_in_the_county() -> None:
    assert today() == django_timezone.localdate()
    with at(datetime(2022, 10, 7, 17, 30, tzinfo=UTC)):
        assert today() == date(2022, 10, 8)


def test_inside_a_scope_it_is_another_moment_and_after_it_the_present() -> None:
    with at(date(2022, 3, 1)) as moment:
        assert (now(), today()) == (moment, date(2022, 3, 1))
        with at(datetime(2022, 4, 2, 10, 0)):  # noqa: DTZ001 — a bare time is read in the county's zone
            assert now().isoformat() == "2022-04-02T10:00:00+08:00"
        assert today() == date(2022, 3, 1)
    assert abs(now() - django_timezone.now()) < timedelta(minutes=1)


def test_a_demo_stands_at_its_day_while_the_hands_of_the_clock_move() -> None:
    fix_today(date(2022, 10, 8))
    assert today() == date(2022, 10, 8)
    earlier = now()
    assert now() >= earlier
    assert now().utcoffset() == timedelta(hours=8)
    with at(date(2022, 3, 1)):
        assert today() == date(2022, 3, 1)


def test_a_live_county_cannot_be_put_on_another_day(settings: LazySettings) -> None:
    settings.DEMO_ALLOWED = False
    with pytest.raises(RuntimeError), at(date(2022, 3, 1)):
        pass
    with pytest.raises(RuntimeError):
        fix_today(date(2022, 3, 1))
    settings.DEMO_ALLOWED = True
