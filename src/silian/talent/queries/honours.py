"""Activities and honours as this person may see them, and the honours that the public is told of."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from silian.kernel.access import Actor, visible
from silian.kernel.errors import NotFound
from silian.talent.models import Activity, Honour
from silian.talent.permissions import VIEW


def activities_for(by: Actor, county: str) -> QuerySet[Activity]:
    """What was held, the latest first; what was struck off is left out."""
    rows = visible(Activity.objects.filter(county_id=county, struck_on=None), by, VIEW)
    return rows.select_related("organiser", "enterprise__unit").order_by("-held_on", "pk")


def activity_for(by: Actor, county: str, key: UUID) -> Activity:
    rows = visible(Activity.objects.filter(county_id=county), by, VIEW)
    found = rows.select_related("organiser", "enterprise__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(f"activity {key}")
    return found


def honours_for(by: Actor, county: str) -> QuerySet[Honour]:
    """The honours in force that this person may see, the latest first."""
    rows = visible(Honour.objects.filter(county_id=county, revoked_on=None), by, VIEW)
    return rows.select_related("individual", "enterprise__unit").order_by("-conferred_on", "title", "pk")


def honour_for(by: Actor, county: str, key: UUID) -> Honour:
    rows = visible(Honour.objects.filter(county_id=county), by, VIEW)
    found = rows.select_related("individual", "enterprise__unit", "contest").filter(pk=key).first()
    if found is None:
        raise NotFound(f"honour {key}")
    return found


def honours_in_public(county: str, category: str = "") -> QuerySet[Honour]:
    """What may stand on the public page: in force, and not of somebody who does not wish to be named."""
    rows = Honour.objects.filter(county_id=county, revoked_on=None, withheld=False)
    rows = rows.filter(category=category) if category else rows
    return rows.select_related("individual", "enterprise__unit").order_by("-conferred_on", "title", "pk")
