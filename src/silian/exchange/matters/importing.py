"""Bringing a ledger in: everything in one transaction, as one batch, which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.actions import open_chain
from silian.exchange.matters.names import thing
from silian.exchange.matters.preview import Preview, preview_matters
from silian.exchange.spreadsheets.reader import Source
from silian.exchange.spreadsheets.tables import Flag
from silian.kernel.access import Actor, allow
from silian.kernel.errors import NotFound
from silian.matters.actions import admit_matters, open_batch, undo_batch
from silian.matters.models import Batch, Matter
from silian.matters.permissions import IMPORT
from silian.organisations.actions import enter_person, open_unit
from silian.organisations.queries import root_of

CHUNK = 1000


@dataclass(frozen=True)
class Imported:
    """What came of an import. `batch` is None where nothing was entered; `skipped` were there already."""

    created: int = 0
    skipped: int = 0
    refused: list[Flag] = field(default_factory=list)
    batch: Batch | None = None


@transaction.atomic
def import_matters(
    county: str, source: Source, *, name: str, by: Actor, mapping: Mapping[str, str] | None = None,
    accept_valid: bool = False, create: bool = True,
) -> tuple[Preview, Imported]:  # fmt: skip
    """Enters the records of a file that the ledger does not have yet, and makes the chains, units and people they name.

    All or nothing: one cell to mend and nothing is entered, unless `accept_valid` leaves out the rows that are refused.
    A file that came in before, under whatever name, enters nothing.
    """
    preview = preview_matters(county, source, by=by, mapping=mapping, create=create)
    if not preview.fresh or (preview.refused and not accept_valid):
        return preview, Imported(skipped=preview.known, refused=preview.refused, batch=preview.before)
    _make(preview, by)
    batch = open_batch(county, source=name, digest=preview.digest, by=by)
    for at in range(0, len(preview.fresh), CHUNK):
        admit_matters([draft.entry() for draft in preview.fresh[at : at + CHUNK]], batch=batch, by=by)
    return preview, Imported(len(preview.fresh), preview.known, preview.refused, batch)


def _make(preview: Preview, by: Actor) -> None:
    """Makes what was planned: a unit must stand before people are entered at it, and on the first day that needs it."""
    since = min(draft.source.values["raised_on"] for draft in preview.fresh)
    for wanted in preview.of("chain"):
        wanted.planned.made = open_chain(preview.county, wanted.name, by=by, on=since)
    root = root_of(preview.county)
    for wanted in preview.of("unit"):
        kind = wanted.planned.unit_kind
        wanted.planned.made = open_unit(preview.county, kind, wanted.name, by=by, on=since, parent=root)
    for wanted in preview.of("person"):
        unit = thing(wanted.planned.at)
        assert unit is not None
        wanted.planned.made = enter_person(unit, wanted.name, by=by)


def batches_of(county: str, by: Actor) -> list[Batch]:
    """The county's imports, the newest first, as far as this person may import at all."""
    allow(IMPORT, county, by)
    return list(Batch.objects.filter(county_id=county).order_by("-entered_at", "-id"))


def batch_named(county: str, key: str | UUID, *, by: Actor) -> Batch:
    """One import of the county; NotFound for a stranger and for a key that is none."""
    allow(IMPORT, county, by)
    try:
        found = Batch.objects.filter(county_id=county, pk=UUID(str(key))).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(_("批次 %s") % key)
    return found


def undo_import(batch: Batch, *, by: Actor) -> tuple[int, list[Matter]]:
    """Voids the batch's matters that nothing has touched since; the touched ones are given back as they are.

    Chains, units and people that came with it stay: others may have begun to use them.
    """
    return undo_batch(batch, by=by)
