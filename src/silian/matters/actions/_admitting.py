"""What a row of another ledger becomes here: a matter, its round, and the records that its state implies.

Everything is built before anything is saved, so that a whole ledger goes in by a handful of bulk inserts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.matters.actions._filing import FILED
from silian.matters.lifecycle import (
    ACCEPTED_AND_OPEN,
    AWAITING_SIGN_OFF,
    CLOSED,
    LIFECYCLE,
    MERGED,
    PAUSED,
    REJECTED,
    VOID,
    WITHDRAWN,
)
from silian.matters.models import Announced, Batch, CallBack, ClockRequest, HandIn, Matter, Measure, Round, Standing
from silian.organisations.models import Person, Unit

RECEIVED = {state.name for state in ACCEPTED_AND_OPEN | {CLOSED}}
ENDED = {REJECTED.name, WITHDRAWN.name, MERGED.name}
WITH_OUTCOME = {CLOSED.name, AWAITING_SIGN_OFF.name} | ENDED
SAVED = (Round, Standing, Announced, HandIn, ClockRequest, Measure, CallBack)


@dataclass(frozen=True)
class Row:
    """One matter as another ledger kept it. Dates are as written there; `due` is the announced deadline.

    `handled_on` is 办结日期: the day on which it was closed, handed in, or ended otherwise.
    """

    kind: str
    title: str
    channel: str
    raised_on: date
    state: str
    detail: str = ""
    original_number: str = ""
    raiser_unit: Unit | None = None
    raiser_name: str = ""
    chain: Chain | None = None
    lead: Unit | None = None
    handler: Person | None = None
    measures: Sequence[str] = field(default=())
    due: date | None = None
    outcome: str = ""
    handled_on: date | None = None
    satisfaction: str = ""

    def faults(self) -> dict[str, str]:
        """Where the row contradicts itself: a sentence by the name of the field to mend."""
        found: dict[str, str] = {}
        if self.state not in LIFECYCLE.states or self.state == VOID.name:
            found["state"] = _("没有“%s”这种状态，请改为台账上的状态。") % self.state
        for name, day in (("due", self.due), ("handled_on", self.handled_on)):
            if day and day < self.raised_on:
                found[name] = _("%(day)s 早于提出日期 %(raised)s，请核对。") % {"day": day, "raised": self.raised_on}
        for name, day in (("raised_on", self.raised_on), ("handled_on", self.handled_on)):
            if day and day > today():
                found[name] = _("%s 晚于今天，请核对。") % day
        if self.state == CLOSED.name and not self.handled_on:
            found["handled_on"] = _("已销号的事项要有办结日期，请补上。")
        if self.state == CLOSED.name and not self.outcome:
            found["outcome"] = _("已销号的事项要有结论，请补上。")
        return found


def matter_of(row: Row, number: str, batch: Batch) -> Matter:
    """The matter, without a state: only `admit_all()` writes one."""
    ended_on = (row.handled_on or row.raised_on) if row.state in ENDED else None
    return Matter(
        county_id=batch.county_id, number=number, batch=batch, kind=row.kind, original_number=row.original_number,
        title=row.title, detail=row.detail, channel=row.channel, raised_on=row.raised_on, raiser_unit=row.raiser_unit,
        raiser_name=row.raiser_name, chain=row.chain, lead=row.lead, handler=row.handler, ended_on=ended_on,
    )  # fmt: skip


def round_of(row: Row, matter: Matter) -> Round:
    """The matter's only round. 受理日期 is inferred from 提出日期: ledgers do not keep it."""
    closed_on = row.handled_on if row.state == CLOSED.name else None
    received = row.state in RECEIVED
    return Round(
        county_id=matter.county_id, matter=matter, received_on=row.raised_on if received else None,
        received_is_inferred=received, due=row.due, original_due=row.due, handed_in_on=_handed_in_on(row),
        outcome=row.outcome if row.state in WITH_OUTCOME else "", handled_on=closed_on, closed_on=closed_on,
        on_time=closed_on <= row.due if closed_on and row.due else None,
    )  # fmt: skip


def _handed_in_on(row: Row) -> date | None:
    """A hand-in without a day counts from the day of entry: an earlier one would make a late matter look punctual."""
    if row.state == CLOSED.name:
        return row.handled_on
    return (row.handled_on or today()) if row.state == AWAITING_SIGN_OFF.name else None


def dated_rows(row: Row, current: Round, by: Actor) -> list[Model]:
    """Everything else that the row and its state imply, not yet saved."""
    matter, county = current.matter, current.county_id
    filed = {name: getattr(matter, name) for name in FILED}
    made: list[Model] = [Standing(county_id=county, matter=matter, from_on=row.raised_on, **filed)]
    if current.due and current.received_on:
        made.append(Announced(county_id=county, round=current, from_on=row.raised_on, due=current.due))
    if current.handed_in_on:
        made.append(HandIn(county_id=county, round=current, on=current.handed_in_on, by_label=by.label))
    if row.state == PAUSED.name:
        made.append(_running_pause(current, by))
    made += [
        Measure(county_id=county, round=current, text=text, due=row.due, done_on=current.handed_in_on)
        for text in row.measures
    ]
    if row.satisfaction and current.closed_on:
        made.append(
            CallBack(
                county_id=county, round=current, answer=row.satisfaction, called_on=current.closed_on, by_label=by.label
            )
        )
    return made


def _running_pause(current: Round, by: Actor) -> ClockRequest:
    """The pause that the other ledger speaks of, from today on: since when it has held is not known."""
    return ClockRequest(
        county_id=current.county_id, round=current, kind=ClockRequest.Kind.PAUSE, asked_on=today(), asked_by=by.label,
        reason=_("导入时原台账记为暂停"), from_on=today(), decision=ClockRequest.Decision.AGREED, decided_on=today(),
        decided_by=by.label,
    )  # fmt: skip


def save_all(made: Iterable[Model]) -> None:
    """Saves records of several kinds, those first that others point to."""
    by_kind: dict[type[Model], list[Model]] = {kind: [] for kind in SAVED}
    for record in made:
        by_kind[type(record)].append(record)
    for kind, records in by_kind.items():
        kind._default_manager.bulk_create(records, batch_size=500)
