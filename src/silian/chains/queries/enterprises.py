"""Enterprises as this person may see them, with what they say of themselves today, and who stood where on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from silian.chains.lifecycle import ASKED, IN_FORCE
from silian.chains.models import Chain, ChainPlace, Enterprise, Profile
from silian.chains.permissions import ENTER, TRADE, VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Placement, Unit, UnitKind
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Wanted:
    """What a list of enterprises is filtered by; empty ones ask for nothing."""

    words: str = ""
    chain: UUID | None = None
    town: UUID | None = None
    above_scale: bool = False


def enterprises_for(by: Actor, county: str, wanted: Wanted | None = None) -> QuerySet[Enterprise]:
    """The enterprises that this person may see, with the `products` and `above_scale` of their present profile."""
    day, wanted = today(), wanted or Wanted()
    seen = visible(Enterprise.objects.filter(county_id=county), by, VIEW)
    now = FilteredRelation("profiles", condition=in_force(day, "profiles__") & Q(profiles__state=IN_FORCE.name))
    rows = seen.annotate(now=now, products=F("now__products"), above_scale=F("now__above_scale"))
    if wanted.words:
        named = Q(unit__name__icontains=wanted.words) | Q(unit__short_name__icontains=wanted.words)
        rows = rows.filter(named | Q(credit_code__startswith=wanted.words.upper()))
    if wanted.chain:
        on_it = ChainPlace.objects.filter(in_force(day), enterprise=OuterRef("pk"), chain=wanted.chain)
        rows = rows.filter(Exists(on_it))
    if wanted.town:
        there = Placement.objects.filter(in_force(day), unit=OuterRef("unit"), parent=wanted.town)
        rows = rows.filter(Exists(there))
    if wanted.above_scale:
        rows = rows.filter(now__above_scale=True)
    return rows.select_related("unit").order_by("unit__name")


def with_places(rows: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
    """Each with where it stands today, for a list: its township's name `town`, its first chain's `chain` of `chains`."""
    day = today()
    places = ChainPlace.objects.filter(in_force(day), enterprise=OuterRef("pk")).order_by("chain__order", "chain__name")
    how_many = places.order_by().values("enterprise").annotate(n=Count("pk")).values("n")
    stood = Placement.objects.filter(in_force(day), unit=OuterRef("unit"))
    return rows.annotate(
        town=Subquery(stood.values("parent__name")[:1]),
        chain=Subquery(places.values("chain__name")[:1]),
        chains=Subquery(how_many),
    )


def towns_of(by: Actor, county: str) -> QuerySet[Unit]:
    """The townships in which some enterprise stands that this person may see."""
    firms = visible(Enterprise.objects.filter(county_id=county), by, VIEW)
    below = Placement.objects.filter(in_force(today()), unit__in=firms.values("unit"), parent=OuterRef("pk"))
    towns = Unit.objects.filter(Exists(below), county_id=county, kind=UnitKind.TOWNSHIP)
    return towns.order_by("name")


def enterprise_for(by: Actor, county: str, key: UUID) -> Enterprise:
    found = enterprises_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"enterprise {key}")
    return found


def own_enterprises(by: Actor, county: str) -> QuerySet[Enterprise]:
    """The enterprises for which this actor may trade: an enterprise contact's own."""
    rows = visible(Enterprise.objects.filter(county_id=county), by, TRADE)
    return rows.select_related("unit").order_by("unit__name")


def enterprises_on(county: str, day: date) -> QuerySet[Enterprise]:
    """Every enterprise that stood on some chain on that day, each once."""
    on_a_chain = ChainPlace.objects.filter(in_force(day), enterprise=OuterRef("pk"))
    return Enterprise.objects.filter(Exists(on_a_chain), county_id=county).select_related("unit").order_by("unit__name")


def places_on(chain: Chain, day: date | None = None) -> QuerySet[ChainPlace]:
    rows = ChainPlace.objects.filter(in_force(day or today()), chain=chain)
    return rows.select_related("enterprise__unit").order_by("enterprise__unit__name")


def places_of(enterprise: Enterprise) -> QuerySet[ChainPlace]:
    """The chains on which the enterprise stands or stood, those of today first."""
    rows = ChainPlace.objects.filter(enterprise=enterprise).select_related("chain")
    return rows.order_by(F("to_on").desc(nulls_first=True), "chain__order")


def chains_of(enterprise: Enterprise) -> QuerySet[Chain]:
    """The chains on which the enterprise stands today."""
    return Chain.objects.filter(in_force(today(), "places__"), places__enterprise=enterprise).order_by("order", "name")


def stands_on(enterprise: Enterprise, chain: Chain) -> bool:
    return ChainPlace.objects.filter(in_force(today()), enterprise=enterprise, chain=chain).exists()


def place_for(by: Actor, county: str, key: UUID) -> ChainPlace:
    """One place on a chain, for those who see both the chain and the enterprise."""
    rows = ChainPlace.objects.filter(pk=key, enterprise__in=enterprises_for(by, county).values("pk"))
    found = rows.select_related("enterprise__unit", "chain").first()
    if found is None:
        raise NotFound(f"place {key}")
    return found


def profile_of(enterprise: Enterprise, day: date | None = None) -> Profile:
    """What the enterprise says of itself on a day: before its first profile, the first."""
    rows = Profile.objects.filter(enterprise=enterprise, state=IN_FORCE.name)
    held = rows.filter(in_force(day or today())).first() or rows.order_by("from_on").first()
    if held is None:
        raise NotFound(f"profile of enterprise {enterprise.pk}")
    return held


def profiles_of(enterprise: Enterprise) -> QuerySet[Profile]:
    """Every profile that was in force or is asked for, the latest first."""
    return Profile.objects.filter(enterprise=enterprise).order_by("-from_on", "-entered_at")


def profiles_waiting(by: Actor, county: str) -> QuerySet[Profile]:
    """Amendments that wait for this person's yes or no, the oldest first."""
    rows = visible(Profile.objects.filter(county_id=county, state=ASKED.name), by, ENTER)
    return rows.select_related("enterprise__unit").order_by("entered_at")


def profile_for(by: Actor, county: str, key: UUID) -> Profile:
    """A profile of an enterprise that this person may see; NotFound for a stranger."""
    rows = Profile.objects.filter(pk=key, enterprise__in=enterprises_for(by, county).values("pk"))
    found = rows.select_related("enterprise__unit").first()
    if found is None:
        raise NotFound(f"profile {key}")
    return found
