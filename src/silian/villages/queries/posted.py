"""What the public may read: publications that are posted, one village a page."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Max, QuerySet

from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.villages.models import Publication, Village


def villages_that_publish(county: str) -> QuerySet[Village]:
    """Villages of a county with at least one publication that has begun, with the day of the `latest`."""
    rows = Village.objects.filter(county_id=county, publications__from_on__lte=today())
    return rows.annotate(latest=Max("publications__from_on")).select_related("unit").order_by("unit__name")


def posted_of(county: str, village: UUID) -> tuple[Village, list[Publication]]:
    """A village and what it has made public, the latest first; NotFound where it has made nothing public."""
    found = villages_that_publish(county).filter(pk=village).first()
    if found is None:
        raise NotFound(f"villages.village {village}")
    rows = Publication.objects.filter(county_id=county, village=found, from_on__lte=today())
    return found, list(rows.prefetch_related("objections"))
