"""A measure as its row shows it: who, by when, how it stands, what proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from silian.kernel.attachments import Attachment
from silian.kernel.calendar import Light, WorkCalendar, light, today
from silian.matters.models import Matter, Measure


@dataclass(frozen=True)
class Planned:
    """One measure; `to_complete` if it can be marked done now."""

    key: UUID
    text: str
    owner: str
    due: date | None
    light: Light
    result: str
    evidence: Sequence[Attachment]
    to_complete: bool


def measures_of(
    matter: Matter,
    measures: Sequence[Measure],
    proof: Mapping[UUID, Sequence[Attachment]],
    calendar: WorkCalendar,
    *,
    handles: bool,
) -> list[Planned]:
    """Those of the matter's measures that are of its present round, in their order."""
    can = handles and matter.state == "doing"
    here = [row for row in measures if row.round_id == matter.round_id]
    return [_planned(row, proof.get(row.pk, ()), calendar, can and row.done_on is None) for row in here]


def _planned(row: Measure, evidence: Sequence[Attachment], calendar: WorkCalendar, to_complete: bool) -> Planned:
    if row.done_on:
        shown = Light("done", _("%s 完成") % row.done_on.strftime("%m-%d"))
    else:
        shown = light(calendar, due=row.due, today=today())
    owner = row.person.name if row.person else ""
    return Planned(row.pk, row.text, owner, row.due, shown, row.result, evidence, to_complete)
