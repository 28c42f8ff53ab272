"""What has a due day, as the rooms declare it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS = (3, 1, 0)
FALLS_DUE = _("到期")
Rows = Callable[[str, date, date], Iterable[Any]]


def entered_on(row: Any) -> date:
    """The day on which a record was entered."""
    return timezone.localtime(row.entered_at).date()


@dataclass(frozen=True)
class Due:
    """One kind of thing with a due day. `row` below is a record of it.

    - `name`: `<room>.<what>`, at most 28 characters; `label` is what a county calls it.
    - `rows(county, first, last)`: the records that still wait, with a due day in [first, last]. One that is done, paused, or
      whose own deadline is marked provisional is left out: it is not reminded of.
    - `due(row)`: its due day. `since(row)`: the day from which this due day stood; a step that fell on or before it is
      none. It is the day of entry, unless a due day can be moved.
    - `readers(row)`: the people, units, seats or accounts that are reminded; None among them is passed over.
      `superiors(row)`: who is told as well from the first step overdue.
    - `words(row)`: what it is, masked as on a screen: `SX2022-0187 “厂区道路破损”`; when is added behind it. It stays in the
      inbox. `called(row)`: what a text message may call it, a number or nothing.
    - `about(row)`: the record whose page the notice opens, the record itself unless that has no page.
    - `steps`: working days left at which somebody is reminded; `programme(row)` names the programme whose settings count,
      by default any that names this due. `happens` is what the due day does: 到期, 开会.
    """

    name: str
    label: str | Promise
    rows: Rows
    due: Callable[[Any], date]
    readers: Callable[[Any], Iterable[Any]]
    words: Callable[[Any], str]
    superiors: Callable[[Any], Iterable[Any]] = lambda row: ()
    called: Callable[[Any], str] = lambda row: ""
    about: Callable[[Any], Any] = lambda row: row
    since: Callable[[Any], date] = entered_on
    steps: tuple[int, ...] = STEPS
    programme: Callable[[Any], str] | None = None
    happens: str | Promise = FALLS_DUE


DUES: dict[str, Due] = {}


def register(due: Due) -> Due:
    """Adds a due to the daily run; a second one of the same name replaces the first."""
    DUES[due.name] = due
    return due
