"""Bringing maps in from a spreadsheet: looked at first, then entered whole as one import that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.actions import bring_in_map
from silian.chains.models import Chain, MapImport
from silian.chains.permissions import MAP
from silian.exchange.maps.columns import map_columns
from silian.exchange.maps.drafts import MapDrafts
from silian.exchange.maps.preview import Draft, Line, Preview, tell
from silian.exchange.maps.standing import Standing
from silian.exchange.matters.preview import digest_of
from silian.exchange.spreadsheets.reader import Source
from silian.exchange.spreadsheets.tables import Flag, read_tables
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound

MAPS = "map"


@dataclass(frozen=True)
class Brought:
    """What came of an import; `batch` is None where nothing was entered."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    refused: list[Flag] = field(default_factory=list)
    batch: MapImport | None = None


def preview_map(county: str, source: Source, *, by: Actor, chain: Chain | None = None) -> Preview:
    """Reads nodes, edges and makers and compares them with the maps; changes nothing. `chain` is meant where none is named."""
    allow(MAP, county, by)
    preview = Preview(county, MAPS, digest_of(source))
    tables = read_tables(source, map_columns(), year=today().year)
    drafts = MapDrafts(county, by, Standing(county, chain)).read(tables)
    for draft in drafts:
        if not draft.refused:
            _sort(preview, draft)
    return tell(preview, list(tables.values()), drafts)


def _sort(preview: Preview, draft: Draft) -> None:
    if draft.made is None and not draft.changes:
        preview.known += 1
        return
    if draft.made is not None:
        preview.made.append(draft.made)
    preview.changed += draft.changes
    preview.lines.append(Line(draft.source, str(draft.made or draft.changes[0].record), not draft.changes))


@transaction.atomic
def import_map(
    county: str, source: Source, *, name: str, by: Actor, chain: Chain | None = None, accept_valid: bool = False
) -> tuple[Preview, Brought]:
    """Enters what is new and what changed, all or nothing unless `accept_valid` leaves out the rows that are refused.

    What the file does not name stays on the map as it is.
    """
    preview = preview_map(county, source, by=by, chain=chain)
    if not preview.lines or (preview.refused and not accept_valid):
        return preview, Brought(skipped=preview.known, refused=preview.refused)
    batch = bring_in_map(
        county, kind=MAPS, source=name, digest=preview.digest, made=preview.made, changed=preview.changed, by=by
    )
    return preview, Brought(preview.created, preview.updated, preview.known, preview.refused, batch)


def imports_of(county: str, by: Actor) -> list[MapImport]:
    """The county's imports of maps and enterprises, the newest first."""
    allow(MAP, county, by)
    return list(MapImport.objects.filter(county_id=county).order_by("-entered_at", "-id"))


def import_named(county: str, key: str | UUID, *, by: Actor) -> MapImport:
    """One import of the county; NotFound for a stranger and for a key that is none."""
    allow(MAP, county, by)
    try:
        found = MapImport.objects.filter(county_id=county, pk=UUID(str(key))).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(_("批次 %s") % key)
    return found
