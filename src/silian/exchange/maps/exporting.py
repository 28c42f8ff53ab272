"""Writing maps out, so that what was written can be read in again unchanged."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import translation

from silian.chains.models import Chain
from silian.chains.permissions import VIEW
from silian.chains.queries.map import ChainMap, map_of
from silian.exchange.maps.columns import EDGES, NODES, PLACES, map_columns
from silian.exchange.spreadsheets.writer import write_book
from silian.kernel import journal
from silian.kernel.access import Actor, require

FEN = Decimal(100)


@transaction.atomic
def export_maps(
    chains: Sequence[Chain], target: Path | BinaryIO, *, by: Actor, reason: str, as_of: date | None = None
) -> int:
    """Writes the maps of these chains as of a day, with a line of the journal each; how many rows they have."""
    for chain in chains:
        require(VIEW, chain, by)
    maps = [map_of(chain, as_of) for chain in chains]
    columns = map_columns()
    with translation.override(settings.LANGUAGE_CODE):  # in the county's language, so that the file comes in again
        tables = {NODES: list(_nodes(maps)), EDGES: list(_edges(maps)), PLACES: list(_places(maps))}
        whole = io.BytesIO()
        write_book(whole, [(sheet, columns[sheet], rows) for sheet, rows in tables.items()])
    _write(target, whole.getvalue())
    for each in maps:
        after = {"rows": len(each.nodes) + len(each.edges) + len(each.places), "as_of": str(each.day)}
        subject = journal.subject_of(each.chain)
        journal.append(each.county, "exchange.export_map", by=by, subject=subject, after=after, note=reason)
    return sum(len(rows) for rows in tables.values())


def _write(target: Path | BinaryIO, whole: bytes) -> None:
    if isinstance(target, Path):
        target.write_bytes(whole)
    else:
        target.write(whole)


def _nodes(maps: Iterable[ChainMap]) -> Iterator[dict[str, Any]]:
    for each in maps:
        names: dict[Any, str] = {node.pk: node.name for node in each.nodes}
        for node in each.nodes:
            yield {
                "chain": each.chain.name, "name": node.name, "stage": str(node.get_stage_display()),
                "industry_class": node.industry_class, "synonyms": node.synonyms, "parent": names.get(node.parent_id),
                "from_on": node.from_on,
            }  # fmt: skip


def _edges(maps: Iterable[ChainMap]) -> Iterator[dict[str, Any]]:
    for each in maps:
        for edge in each.edges:
            yield {
                "chain": each.chain.name, "source": edge.source.name, "target": edge.target.name,
                "criticality": str(edge.get_criticality_display()), "coefficient": edge.coefficient, "from_on": edge.from_on,
            }  # fmt: skip


def _places(maps: Iterable[ChainMap]) -> Iterator[dict[str, Any]]:
    for each in maps:
        for place in each.places:
            yield {
                "chain": each.chain.name, "node": place.node.name, "enterprise": place.enterprise.unit.name,
                "credit_code": place.enterprise.credit_code, "evidence": place.evidence, "capacity": place.capacity,
                "output": None if place.output is None else place.output / FEN, "is_estimated": place.is_estimated,
                "mark": str(place.mark_on(each.day).label), "checked_on": place.checked_on, "checked_by": place.checked_by,
                "from_on": place.from_on,
            }  # fmt: skip
