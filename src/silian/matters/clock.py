"""The clock of a round: from its dated pieces (receipt, rule, pauses, extensions) to its deadline and its light."""

from __future__ import annotations

from silian.kernel.calendar import Clock, Deadline, Light, Pause, WorkCalendar, deadline, light, today
from silian.kernel.calendar.table import current_calendar
from silian.matters.models import ClockRequest, Matter, Round


def clock_of(round: Round) -> Clock | None:
    """The round's clock as it stands; None where the deadline was announced elsewhere (an imported ledger)."""
    if round.received_on is None or not round.rule or not round.days:
        return None
    agreed = [r for r in round.requests.all() if r.decision == ClockRequest.Decision.AGREED]
    pauses = tuple(Pause(r.from_on, r.to_on) for r in agreed if r.from_on and r.from_on != r.to_on)
    return Clock(
        received=round.received_on,
        rule="A" if round.rule == Round.Rule.WORKING_DAYS else "B",
        days=round.days,
        pauses=pauses,
        extension=sum(r.days or 0 for r in agreed),
    )


def deadline_of(round: Round) -> Deadline | None:
    """The deadline with its explanation sheet, counted anew from the calendar in force."""
    clock = clock_of(round)
    return deadline(current_calendar(), clock) if clock else None


def light_of(matter: Matter, calendar: WorkCalendar) -> Light:
    """The light of a matter in a list: what colour, which words. Handed in, it stands as on that day; closed, it is done."""
    state, round = matter.LIFECYCLE.states[matter.state], matter.round
    return light(
        calendar, due=round.due, today=round.handed_in_on or today(), provisional=round.provisional,
        paused=state.name == "paused", done=state.final,
    )  # fmt: skip


def reckon(round: Round) -> bool:
    """Sets the round's deadline from its clock, and says whether it moved. The caller saves it."""
    found = deadline_of(round)
    if found is None or (found.due, found.provisional) == (round.due, round.provisional):
        return False
    round.original_due = round.original_due or found.original
    round.due, round.provisional = found.due, found.provisional
    return True
