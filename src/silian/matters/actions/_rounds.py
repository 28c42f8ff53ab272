"""What the actions do to a round's clock: begin it, end a pause."""

from __future__ import annotations

from datetime import date

from silian.kernel.calendar import today
from silian.matters.actions._filing import announce
from silian.matters.clock import reckon
from silian.matters.kinds import kind_of
from silian.matters.models import ClockRequest, Matter, Round


def first_round(matter: Matter) -> Matter:
    """Gives a new matter its first round, whose clock is set when it is accepted."""
    matter.round = Round(county_id=matter.county_id, matter=matter)
    matter.round.save(force_insert=True)
    Matter.objects.filter(pk=matter.pk).update(round=matter.round)
    return matter


def start_clock(current: Round, kind: str, due: date | None = None) -> None:
    """Starts the round's clock today by the rule of the kind, or with a deadline that was set; the caller saves it."""
    current.received_on = today()
    if due:
        current.original_due = current.due = due
        return
    clock = kind_of(current.county_id, kind).clock
    current.rule, current.days = clock.rule, clock.days
    reckon(current)


def end_pause(current: Round, day: date) -> None:
    """Ends the pause that is running: the day of resumption counts again."""
    running = current.requests.filter(kind=ClockRequest.Kind.PAUSE, decision=ClockRequest.Decision.AGREED)
    last = running.order_by("from_on", "id").last()
    if last and last.from_on and (last.to_on is None or last.to_on > day):
        last.to_on = max(day, last.from_on)
        last.save(update_fields=["to_on"])
    reckon(current)
    announce(current)
