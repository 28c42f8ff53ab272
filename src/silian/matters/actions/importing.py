"""Admitting matters from a ledger that was kept elsewhere, and taking a whole batch back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance
from silian.matters.actions._filing import announce, keep_standing
from silian.matters.actions._numbers import number_for
from silian.matters.lifecycle import LIFECYCLE, SUBMITTED, VOID
from silian.matters.models import Batch, CallBack, HandIn, Matter, Measure, Round
from silian.matters.permissions import IMPORT
from silian.organisations.models import Person, Unit


@dataclass(frozen=True)
class Row:
    """One matter as another ledger kept it. Dates are as written there; `due` is the announced deadline."""

    kind: str
    title: str
    channel: str
    raised_on: date
    state: str
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


@transaction.atomic
def open_batch(county: str, *, source: str, digest: str, by: Actor) -> Batch:
    """Opens the batch that the rows of one file belong to."""
    allow(IMPORT, county, by)
    batch = Batch(county_id=county, source=source[:200], digest=digest, by_label=by.label)
    batch.save(force_insert=True)
    journal.append(county, "matters.open_batch", by=by, subject=journal.subject_of(batch), after={"digest": digest})
    return batch


@transaction.atomic
def admit_matter(row: Row, *, batch: Batch, by: Actor) -> Matter:
    """Enters one row in the state that the other ledger gives it. 受理日期 is inferred: ledgers do not keep it."""
    allow(IMPORT, batch.county_id, by)
    _consistent(row)
    matter = Matter(
        county_id=batch.county_id, number=number_for(batch.county_id, today().year), batch=batch, kind=row.kind,
        original_number=row.original_number, title=row.title, channel=row.channel, raised_on=row.raised_on,
        raiser_unit=row.raiser_unit, raiser_name=row.raiser_name, chain=row.chain, lead=row.lead, handler=row.handler,
        ended_on=row.handled_on if row.state in {"rejected", "withdrawn", "merged"} else None,
    )  # fmt: skip
    admit(matter, row.state, by=by, source=f"batch:{batch.pk}")
    keep_standing(matter, row.raised_on)
    _admit_round(matter, row, by)
    return matter


def _consistent(row: Row) -> None:
    if row.state not in LIFECYCLE.states or row.state == VOID.name:
        raise Refused(_("没有“%s”这种状态。") % row.state, {"state": _("请改。")})
    if row.state == "closed" and not (row.handled_on and row.outcome):
        raise Refused(_("已销号的事项要有结论和办结日期。"), {"state": _("请补结论和办结日期。")})
    for name, day in (("raised_on", row.raised_on), ("handled_on", row.handled_on)):
        if day and day > today():
            raise Refused(_("%s 晚于今天。") % day, {name: _("晚于今天。")})
    if row.handled_on and row.handled_on < row.raised_on:
        raise Refused(_("办结日期早于提出日期。"), {"handled_on": _("早于提出日期。")})


def _admit_round(matter: Matter, row: Row, by: Actor) -> None:
    closed, received = row.state == "closed", row.state != SUBMITTED.name
    current = Round(
        county_id=matter.county_id, matter=matter, received_on=row.raised_on if received else None,
        received_is_inferred=received,
        due=row.due, original_due=row.due, outcome=row.outcome if closed else "",
        handled_on=row.handled_on if closed else None, closed_on=row.handled_on if closed else None,
        handed_in_on=row.handled_on if closed else None,
        on_time=row.handled_on <= row.due if closed and row.due and row.handled_on else None,
    )  # fmt: skip
    announce(current, row.raised_on)
    if closed and row.handled_on:
        HandIn(county_id=matter.county_id, round=current, on=row.handled_on, by_label=by.label).save(force_insert=True)
    Matter.objects.filter(pk=matter.pk).update(round=current)
    matter.round = current
    for text in row.measures:
        Measure(
            county_id=matter.county_id, round=current, text=text[:300], due=row.due,
            done_on=row.handled_on if closed else None,
        ).save(force_insert=True)  # fmt: skip
    if row.satisfaction and closed and row.handled_on:
        CallBack(
            county_id=matter.county_id, round=current, answer=row.satisfaction, called_on=row.handled_on,
            by_label=by.label,
        ).save(force_insert=True)  # fmt: skip


@transaction.atomic
def undo_batch(batch: Batch, *, by: Actor) -> tuple[int, list[Matter]]:
    """Voids the batch's matters that nothing has touched since; gives how many, and those that were left as they are."""
    allow(IMPORT, batch.county_id, by)
    if batch.undone_at:
        raise Refused(_("这一批已经撤销过。"))
    touched, voided = [], 0
    for matter in Matter.objects.filter(batch=batch).exclude(state=VOID.name).order_by("number"):
        if matter.version > 1:
            touched.append(matter)
            continue
        advance(matter, "void", by=by, note=_("撤销导入"), ended_on=today())
        voided += 1
    batch.undone_at = now()
    batch.save(update_fields=["undone_at"])
    journal.append(
        batch.county_id, "matters.undo_batch", by=by, subject=journal.subject_of(batch),
        after={"voided": voided, "left": [m.number for m in touched]},
    )  # fmt: skip
    return voided, touched


__all__ = ["Row", "admit_matter", "open_batch", "undo_batch"]
