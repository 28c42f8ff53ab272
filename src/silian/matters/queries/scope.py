"""Which matters a person may see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound
from silian.matters.lifecycle import VOID
from silian.matters.models import Matter
from silian.matters.permissions import VIEW


def matters_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Matter]:
    """The matters of the county on which this actor has the verb, without those that an undone import left void."""
    rows = Matter.objects.filter(county_id=county).exclude(state=VOID.name)
    return visible(rows, by, verb)


def matter_for(by: Actor, county: str, key: UUID | str, verb: Verb = VIEW) -> Matter:
    """One matter as this actor may see it; NotFound for a stranger."""
    return found_in(with_names(matters_for(by, county, verb)), key)


def found_in(rows: QuerySet[Matter], key: UUID | str) -> Matter:
    """The one of these rows; NotFound where it is not among them."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"matters.matter {key}")
    return found


def with_names(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """The rows with everything that a list shows, in one query."""
    return rows.select_related("round", "chain", "lead", "handler", "raiser_unit", "located_in", "supervisor")
