"""When things happen: in office hours, on working days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from silian.kernel.calendar import now, today
from silian.kernel.calendar.table import current_calendar

NEVER = datetime(2100, 1, 1, tzinfo=UTC)  # beyond the demo's end: the story stays where it is
ONE_DAY = timedelta(days=1)


def on(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def some_time_on(day: date, chance: Random) -> datetime:
    """A moment of the morning or early afternoon."""
    return on(day, chance.choice((8, 9, 10, 11, 13, 14)), chance.randrange(60))


def later(working_days: int, chance: Random) -> datetime:
    """Some time on the n-th working day from now; an hour or so from now on the same day."""
    if working_days == 0:
        return now() + timedelta(minutes=20 + chance.randrange(70))
    day = after(today(), working_days)
    return some_time_on(day, chance) if day else NEVER


def after(day: date, working_days: int) -> date | None:
    """The n-th working day after a day; None in a year whose calendar is not published."""
    return current_calendar().rung(day, working_days)


def before(day: date, working_days: int) -> date:
    """The n-th working day before a day."""
    calendar = current_calendar()
    while working_days:
        day -= ONE_DAY
        working_days -= calendar.is_working(day)
    return day


def a_working_day_of(year: int, month: int, chance: Random, first: int = 1, last: int = 28) -> date:
    return current_calendar().next_working_day(date(year, month, chance.randint(first, last)))
