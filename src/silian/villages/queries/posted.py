"""What the public may read: publications that are posted, one village a page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, QuerySet

from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.masking import mask_text
from silian.villages.models import Objection, Publication, Village


def villages_that_publish(county: str) -> QuerySet[Village]:
    """Villages of a county with at least one publication that has begun, with the day of the `latest`."""
    rows = Village.objects.filter(county_id=county, publications__from_on__lte=today())
    return rows.annotate(latest=Max("publications__from_on")).select_related("unit").order_by("unit__name")


@dataclass(frozen=True)
class Said:
    """An objection and its answer as the public may read them."""

    objection: Objection
    words: str
    answer: str


@dataclass(frozen=True)
class Posted:
    publication: Publication
    said: list[Said]


def posted_of(county: str, village: UUID) -> tuple[Village, list[Posted]]:
    """A village and what it has made public, the latest first; NotFound where it has made nothing public."""
    found = villages_that_publish(county).filter(pk=village).first()
    if found is None:
        raise NotFound(f"villages.village {village}")
    rows = Publication.objects.filter(county_id=county, village=found, from_on__lte=today())
    parties = [contract.party for contract in found.contracts.filter(natural=True)]
    return found, [Posted(row, _said(row, parties)) for row in rows.prefetch_related("objections")]


def _said(publication: Publication, parties: list[str]) -> list[Said]:
    """Names are starred that the records know: who objected, and natural persons with a contract of the village."""
    shown = []
    for row in publication.objections.all():
        names = [*parties, *([row.name] if row.name else [])]
        shown.append(Said(row, mask_text(row.words, names), mask_text(row.answer, names)))
    return shown
