"""The daily run of the reminders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from silian.kernel import journal
from silian.kernel.calendar import WorkCalendar
from silian.kernel.calendar.table import current_calendar
from silian.kernel.language import in_the_countys_language
from silian.kernel.memo import remembering
from silian.kernel.notices import REMINDER, Note, notify_all
from silian.kernel.reminders.dues import DUES, Due
from silian.kernel.reminders.models import Reminded
from silian.kernel.reminders.sections import steps_of
from silian.kernel.reminders.steps import ONE_DAY, sentence, step_day

LOOK_BACK = timedelta(days=60)  # what was missed longer ago helps nobody any more
HOLIDAYS = 12  # natural days that the longest holidays and their weekends take


@dataclass(frozen=True)
class Falling:
    """A step of a due that falls now: `left` working days before the day, or after it where negative."""

    due: Due
    row: Any
    left: int
    text: str


@in_the_countys_language
def remind(county: str, day: date) -> int:
    """Sends the reminders whose step fell since the last run and up to this day; how many notices went out.

    A thing that was done meanwhile is not reminded of. Called twice, it sends nothing more.
    """
    first = _first_day(county, day)
    with remembering():  # nothing is written before all is found
        found = [each for due in DUES.values() for each in _falling(due, county, first, day, current_calendar())]
    sent = notify_all(county, [note for each in found for note in _notes(each)])
    Reminded.objects.update_or_create(county=county, defaults={"until": day})
    return sent


def _first_day(county: str, day: date) -> date:
    """The day after the last run; this day, where none was or it lies ahead."""
    until = Reminded.objects.filter(county=county).values_list("until", flat=True).first()
    return day if until is None else min(day, max(until + ONE_DAY, day - LOOK_BACK))


def _falling(due: Due, county: str, first: date, day: date, calendar: WorkCalendar) -> Iterator[Falling]:
    """What is to be told of these days."""
    steps = steps_of(county, due)
    for row in due.rows(county, first - _reach(-steps.least), day + _reach(steps.most)):
        on, since = due.due(row), due.since(row)
        for left in steps.of(row):
            falls = step_day(calendar, on, left)
            if falls and since < falls and first <= falls <= day:
                yield Falling(due, row, left, sentence(due, due.words(row), on, left, falls, day))


def _reach(working_days: int) -> timedelta:
    """A span of natural days in which so many working days surely lie."""
    return timedelta(days=2 * max(working_days, 0) + HOLIDAYS)


def _notes(step: Falling) -> list[Note]:
    due, row = step.due, step.row
    told = [*due.readers(row), *(due.superiors(row) if step.left < 0 else ())]
    about, once = journal.subject_of(due.about(row)), f"due:{due.name}:{row.pk}:{due.due(row)}:{step.left}"
    readers = {reader.pk: reader for reader in told if reader is not None}
    return [
        Note(reader, step.text, about, f"{once}:{key}", REMINDER, due.called(row)) for key, reader in readers.items()
    ]
