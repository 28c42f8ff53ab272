"""The clock of a round: from its dated pieces (receipt, rule, pauses, extensions) to its deadline and its light."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from silian.kernel.calendar import Clock, Deadline, Light, Pause, WorkCalendar, deadline, light, today
from silian.kernel.calendar.table import current_calendar
from silian.matters.models import ClockRequest, Matter, Round


def clock_of(current: Round, requests: Iterable[ClockRequest] | None = None) -> Clock | None:
    """The round's clock as it stands; None where the deadline was announced elsewhere (an imported ledger).

    `requests` are the round's, where they were read already.
    """
    if current.received_on is None or not current.rule or not current.days:
        return None
    agreed = [
        r
        for r in (current.requests.all() if requests is None else requests)
        if r.decision == ClockRequest.Decision.AGREED
    ]
    pauses = tuple(Pause(r.from_on, r.to_on) for r in agreed if r.from_on and r.from_on != r.to_on)
    return Clock(
        received=current.received_on,
        rule="A" if current.rule == Round.Rule.WORKING_DAYS else "B",
        days=current.days,
        pauses=pauses,
        extension=sum(r.days or 0 for r in agreed),
    )


def deadline_of(current: Round) -> Deadline | None:
    """The deadline with its explanation sheet, counted anew from the calendar in force."""
    clock = clock_of(current)
    return deadline(current_calendar(), clock) if clock else None


def light_of(matter: Matter, calendar: WorkCalendar) -> Light:
    """The light of a matter in a list: what colour, which words. Handed in, its clock stands still; closed, it is done."""
    state, current = matter.LIFECYCLE.states[matter.state], matter.round
    if current.handed_in_on and not state.final and not current.is_past_due(current.handed_in_on):
        return Light("pause", _("待销号"))
    return light(
        calendar, due=current.due, today=current.handed_in_on or today(), provisional=current.provisional,
        paused=state.name == "paused", done=state.final,
    )  # fmt: skip


def reckon(current: Round) -> bool:
    """Sets the round's deadline from its clock, and says whether it moved. The caller saves it."""
    found = deadline_of(current)
    if found is None or (found.due, found.provisional) == (current.due, current.provisional):
        return False
    current.original_due = current.original_due or found.original
    current.due, current.provisional = found.due, found.provisional
    return True
