"""The present. Business code asks here and nowhere else, so that a demo can stand still and a test can travel.

Sign-in, lock-out and keys do not ask here: their clocks are real.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_entered: ContextVar[datetime | None] = ContextVar("moment", default=None)
_fixed: date | None = None


def now() -> datetime:
    """The moment at which something is entered, with its zone. On a fixed day the hands of the clock still move."""
    entered = _entered.get()
    if entered is not None:
        return entered
    present = timezone.localtime()
    return present if _fixed is None else datetime.combine(_fixed, present.timetz())


def today() -> date:
    """The day it is in the county (`TIME_ZONE`), or the day at which the demo stands."""
    return timezone.localdate(now())


def fix_today(day: date | None) -> None:
    """Lets this whole process stand at one day, as a demo does; None lets time run again."""
    _only_in_a_demo()
    global _fixed
    _fixed = day


@contextmanager
def at(moment: datetime | date) -> Iterator[datetime]:
    """Inside this scope it is `moment`: for the demo loader and for tests. A bare day means nine in the morning."""
    _only_in_a_demo()
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(9))
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _entered.set(moment)
    try:
        yield moment
    finally:
        _entered.reset(token)


def _only_in_a_demo() -> None:
    if not settings.DEMO_ALLOWED:
        raise RuntimeError("the day can be set only where settings.DEMO_ALLOWED is true: a live county's day is real")
