"""Lights and short words: how long ago a paired enterprise was visited, how an errand or a checklist stands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.lights import Colour
from silian.kernel.calendar.table import current_calendar
from silian.support.models import Errand


def since_last_visit(pairing: Any, within: int) -> Light:
    """For a pairing of `with_what_happened()`: amber once the leader has not seen the enterprise for more than `within` days."""
    if pairing.to_on:
        return Light("none", _("已结束"))
    days = (today() - pairing.waiting_since).days
    colour: Colour = "amber" if days > within else "green"
    if pairing.last_visit == today():
        return Light(colour, _("今天走访"))
    seen = pairing.last_visit and pairing.last_visit >= pairing.from_on
    return Light(colour, (_("%d 天没有走访") if seen else _("包联 %d 天，还没有走访")) % days)


def light_of(errand: Errand) -> Light:
    """How an errand stands; a deadline in a year without a calendar is ahead, by days that nobody counts yet."""
    calendar = current_calendar()
    if not errand.done_on and errand.due > today() and not calendar.knows(errand.due):
        return Light("green", _("未到期"))
    return light(calendar, due=errand.due, today=today(), done=errand.done_on is not None)


def light_of_checklist(checklist: Any) -> Light:
    """For a row of `checklists_for()`: done with every item verified, red with one not claimed after the last day."""
    if checklist.to_on:
        return Light("none", _("已结束"))
    if checklist.verified == checklist.asked:
        return Light("done", _("%d 项都已核实") % checklist.asked)
    lacking = checklist.asked - checklist.verified - checklist.claimed
    if lacking and checklist.due < today():
        return Light("red", _("还差 %d 项，已过时限") % lacking)
    if lacking:
        return Light("amber", _("还差 %d 项") % lacking)
    return Light("pause", _("%d 项等核实") % checklist.claimed)
