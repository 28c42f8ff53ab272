"""超期会怎样: what happens on which day if nobody acts, and what has happened already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from silian.kernel.calendar import WorkCalendar
from silian.matters.kinds import kind_of, ladder_of
from silian.matters.models import Escalation, Matter


@dataclass(frozen=True)
class Rung:
    """One rung: the day on which it falls due, what it does, and whether it was reached."""

    day: date | None
    words: str
    reached: bool


def rungs_of(matter: Matter, escalations: Iterable[Escalation], calendar: WorkCalendar) -> list[Rung]:
    """The ladder of the present round, and which rungs it reached; empty while there is no deadline that holds."""
    due = matter.round.due
    if due is None or matter.round.provisional:
        return []
    reached = {escalation.rung for escalation in escalations}
    return [
        Rung(calendar.rung(due, nth), words % {"days": nth}, rung in reached) for rung, nth, words in _ladder(matter)
    ]


def _ladder(matter: Matter) -> list[tuple[str, int, str]]:
    ladder = ladder_of(matter.county_id, matter.kind)
    leader = matter.supervisor or _("包联领导")
    rungs = [
        ("urge", ladder.urge, _("逾期 %(days)d 日，发催办通知")),
        ("raise", ladder.escalate, _("逾期 %(days)d 日，提级至") + str(leader)),
        ("name", ladder.name, _("逾期 %(days)d 日，列入通报")),
    ]
    if kind_of(matter.county_id, matter.kind).transfer:
        rungs.append((Escalation.Rung.TRANSFER, ladder.transfer, _("逾期 %(days)d 日，移送乡镇纪委")))
    return rungs
