"""What a digest is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise

from silian.kernel.access import Actor
from silian.kernel.calendar import WorkCalendar
from silian.kernel.journal import Subject


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday, both included; `day` is the one on which its digest is made."""

    day: date

    @property
    def monday(self) -> date:
        return self.day - timedelta(days=self.day.weekday())

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def last_monday(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def last_sunday(self) -> date:
        return self.monday - timedelta(days=1)

    def has_begun(self, calendar: WorkCalendar) -> bool:
        """Whether a working day of this week has come: the first one is Saturday after a week of holidays."""
        return self.day >= calendar.next_working_day(self.monday)


@dataclass(frozen=True)
class Line:
    """One record in a digest: what it is, with whom and by when, and which record its line leads to."""

    text: str
    about: Subject
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the digest; `lines` gives what of it concerns this actor. A part without lines is left out.

    Parts stand by `order`: what is late first, what was decided last.
    """

    name: str
    label: str | Promise
    lines: Callable[[Actor, str, Week], Iterable[Line]]
    order: int = 50


PARTS: dict[str, Part] = {}


def register(part: Part) -> Part:
    """Adds a part; a second one of the same name replaces the first."""
    PARTS[part.name] = part
    return part
