"""Admitting matters from a ledger that was kept elsewhere, and taking a whole batch back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit_all, advance
from silian.matters.actions._admitting import Row, dated_rows, matter_of, round_of, save_all
from silian.matters.actions._numbers import numbers_for
from silian.matters.lifecycle import VOID
from silian.matters.models import Batch, Matter
from silian.matters.permissions import IMPORT


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
    """Enters one row in the state that the other ledger gives it."""
    return admit_matters([row], batch=batch, by=by)[0]


@transaction.atomic
def admit_matters(rows: Sequence[Row], *, batch: Batch, by: Actor) -> list[Matter]:
    """Enters the rows of a ledger, each in its state and with a journal line; refuses all if one contradicts itself."""
    allow(IMPORT, batch.county_id, by)
    for row in rows:
        if faults := row.faults():
            raise Refused(f"{row.title[:20]}：{''.join(faults.values())}", faults)
    numbers = numbers_for(batch.county_id, today().year, len(rows))
    entering = []
    made: list[Model] = []
    for row, number in zip(rows, numbers, strict=True):
        matter = matter_of(row, number, batch)
        matter.round = round_of(row, matter)
        entering.append((matter, row.state))
        made += [matter.round, *dated_rows(row, matter.round, by)]
    admit_all(entering, by=by, source=f"batch:{batch.pk}")
    save_all(made)
    return [matter for matter, _state in entering]


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


__all__ = ["Row", "admit_matter", "admit_matters", "open_batch", "undo_batch"]
