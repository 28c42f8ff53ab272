"""What the daily run does in a county while its demo is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from silian.cli.demo import moments
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.reminders import remind
from silian.matters.actions import resume_planned, run_ladder


def daily_run(county: str, first: date, last: date) -> Iterator[datetime]:
    """Every working morning: pauses that end, rungs of the ladder, reminders."""
    day = first
    while day <= last:
        yield moments.on(day, 7, 30)
        resume_planned(county, today(), by=SYSTEM)
        run_ladder(county, today(), by=SYSTEM)
        remind(county, today())
        day = current_calendar().next_working_day(day + moments.ONE_DAY)
