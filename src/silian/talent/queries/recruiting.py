"""Who came to the enterprises."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from silian.kernel.access import Actor, visible
from silian.kernel.errors import NotFound
from silian.talent.models import Recruit
from silian.talent.permissions import VIEW


def recruits_for(by: Actor, county: str) -> QuerySet[Recruit]:
    """The recruits that this person may see, the latest first; whose names, is another question."""
    rows = visible(Recruit.objects.filter(county_id=county), by, VIEW)
    return rows.select_related("individual", "enterprise__unit", "opening").order_by("-from_on", "pk")


def recruit_for(by: Actor, county: str, key: UUID) -> Recruit:
    found = recruits_for(by, county).select_related("opening__enterprise__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(f"recruit {key}")
    return found
