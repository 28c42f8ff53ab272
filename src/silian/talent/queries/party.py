"""Party work in enterprises: branches, people on their way into the Party, posts of distinction."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from silian.chains.models import Enterprise
from silian.chains.queries import enterprises_for
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Affiliation, Placement, Unit, UnitKind
from silian.organisations.queries import in_force
from silian.talent.lifecycle.members import ENDED, MAIN_ROAD
from silian.talent.models import Member, ModelPost
from silian.talent.permissions import VIEW

DEVELOPING = [state.name for state in MAIN_ROAD[:-1]]


def members_for(by: Actor, county: str) -> QuerySet[Member]:
    """Those on their way into the Party whom this person may see; who was ended is left out."""
    rows = visible(Member.objects.filter(county_id=county).exclude(state=ENDED.name), by, VIEW)
    named = rows.select_related("individual", "enterprise__unit", "branch")
    return named.order_by(F("admitted_on").desc(nulls_last=True), "applied_on", "pk")


def member_for(by: Actor, county: str, key: UUID) -> Member:
    rows = visible(Member.objects.filter(county_id=county), by, VIEW)
    found = rows.select_related("individual", "enterprise__unit", "branch").filter(pk=key).first()
    if found is None:
        raise NotFound(f"member {key}")
    return found


def model_posts_for(by: Actor, county: str) -> QuerySet[ModelPost]:
    """The pioneer and model posts of today."""
    rows = ModelPost.objects.filter(Q(to_on=None) | Q(to_on__gt=today()), county_id=county)
    named = visible(rows, by, VIEW).select_related("enterprise__unit", "individual")
    return named.order_by("enterprise__unit__name", "post")


def model_post_for(by: Actor, county: str, key: UUID) -> ModelPost:
    found = model_posts_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"model post {key}")
    return found


def branches_for(by: Actor, county: str) -> QuerySet[Any]:
    """The branches of the enterprises that this person may see: each with its `home` and how many it is `developing`."""
    firms = enterprises_for(by, county).order_by().values("unit")
    here = in_force(today(), "placements__")
    rows = Unit.objects.filter(county_id=county, kind=UnitKind.BRANCH, closed_on=None).annotate(
        place=FilteredRelation("placements", condition=here),
        home=F("place__parent__name"),
        developing=Count("members_developed", filter=Q(members_developed__state__in=DEVELOPING)),
    )
    return rows.filter(place__parent__in=firms).order_by("home", "name")


def branches_open_to(enterprise: Enterprise, day: date | None = None) -> QuerySet[Unit]:
    """The branches that people of the enterprise can belong to on that day: its own, and a joint one that it is in."""
    on = day or today()
    own = Placement.objects.filter(in_force(on), parent=enterprise.unit_id).values("unit")
    joint = Affiliation.objects.filter(in_force(on), unit=enterprise.unit_id).values("body")
    rows = Unit.objects.filter(Q(pk__in=own) | Q(pk__in=joint), county=enterprise.county_id, kind=UnitKind.BRANCH)
    return rows.order_by("name")


def enterprises_of(branch: Unit) -> QuerySet[Enterprise]:
    """The enterprises whose people the branch develops today: its home, and the members of a joint one."""
    home = Placement.objects.filter(in_force(today()), unit=branch).values("parent")
    joint = Affiliation.objects.filter(in_force(today()), body=branch).values("unit")
    rows = Enterprise.objects.filter(Q(unit__in=home) | Q(unit__in=joint), county=branch.county_id)
    return rows.select_related("unit").order_by("unit__name")
