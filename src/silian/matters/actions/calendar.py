"""A changed calendar: a year's notice comes in or a day is amended, and the open deadlines follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.calendar import table
from silian.kernel.calendar.table import CalendarChange
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.matters.actions._filing import announce
from silian.matters.clock import deadline_of
from silian.matters.lifecycle import ACCEPTED_AND_OPEN
from silian.matters.models import Matter, Round
from silian.organisations.models import County
from silian.organisations.permissions import KEEP_CALENDAR


@dataclass(frozen=True)
class Followed:
    """What a change of the calendar changed, and how many open deadlines moved with it in all counties."""

    change: CalendarChange
    moved: int = 0


@transaction.atomic
def load_calendar_year(year: int, *, by: Actor) -> Followed:
    """Loads a year's published arrangement; provisional deadlines in it become firm."""
    _ask(by)
    return _followed(table.load_year(year, by=by), f"load {year}", by)


@transaction.atomic
def amend_calendar(day: date, *, working: bool, name: str, notice: str, by: Actor) -> Followed:
    """Declares one day worked or not under a notice; the open deadlines are reckoned anew."""
    _ask(by)
    return _followed(table.amend(day, working=working, name=name, notice=notice, by=by), f"amend {day}", by)


def _ask(by: Actor) -> None:
    """The calendar is one for all counties of the installation: its officer in any of them may keep it."""
    if not any(by.may(KEEP_CALENDAR, county) for county in (by.counties or {""})):
        raise Refused(_("您的岗位没有“%s”这项权限。") % KEEP_CALENDAR.label)


def _followed(change: CalendarChange, what: str, by: Actor) -> Followed:
    moved = 0
    after = {"change": what, "days": [found.day.isoformat() for found in change.days]}
    for county in County.objects.order_by("code") if change else ():
        journal.append(county.code, "calendar.change", by=by, after=after, note=change.notice)
        moved += len(reckon_anew(county.code, notice=change.notice, by=by))
    return Followed(change, moved)


@transaction.atomic
def reckon_anew(county: str, *, notice: str, by: Actor) -> list[Round]:
    """After a change of the calendar: moves the open deadlines that it lengthens or settles, and lists the shorter ones.

    A shorter result keeps the announced date and waits for confirmation in `shorter_due`. Closed rounds stay as they are.
    """
    states = [s.name for s in ACCEPTED_AND_OPEN]
    rounds = Round.objects.filter(county_id=county, closed_on=None, due__isnull=False, matter__state__in=states)
    moved = []
    for current in rounds.select_related("matter").prefetch_related("requests"):
        before = {"due": current.due and current.due.isoformat(), "provisional": current.provisional}
        if _moved_by_calendar(current):
            announce(current)
            shorter = str(current.shorter_due or "")
            after = {"due": str(current.due), "provisional": current.provisional, "shorter": shorter}
            journal.append(
                county, "matters.reckon_anew", by=by, subject=journal.subject_of(current.matter),
                before=before, after=after, note=notice,
            )  # fmt: skip
            moved.append(current)
    return moved


def _moved_by_calendar(current: Round) -> bool:
    found = deadline_of(current)
    if found is None or (found.due, found.provisional) == (current.due, current.provisional):
        return False
    if current.due and found.due < current.due and not current.provisional:
        known = current.shorter_due == found.due
        current.shorter_due = found.due
        return not known
    current.due, current.provisional, current.shorter_due = found.due, found.provisional, None
    return True


@transaction.atomic
def confirm_shorter_due(matter: Matter, *, by: Actor) -> Matter:
    """Takes the shorter deadline that an amended calendar gives."""
    fresh = lock(matter)
    if fresh.round.shorter_due is None:
        raise Refused(_("这件事项没有待确认的时限。"))
    current = fresh.round
    current.due, current.shorter_due = current.shorter_due, None
    announce(current)
    return advance(matter, "confirm_due", by=by, details={"due": current.due})
