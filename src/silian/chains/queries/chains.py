"""Chains and enterprises as this person may see them, and who stood on which chain on which day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from silian.chains.models import Chain, ChainPlace, Enterprise, PlanTask
from silian.chains.permissions import PLAN, VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.organisations.queries import in_force


def chains_for(by: Actor, county: str, day: date | None = None) -> QuerySet[Chain]:
    """The county's chains of that day, each with how many enterprises stand on it (`firms`)."""
    there = visible(Chain.objects.filter(in_force(day or today()), county_id=county), by, VIEW)
    firms = Count("places", filter=in_force(day or today(), "places__"))
    return there.select_related("office", "committee").annotate(firms=firms).order_by("order", "name")


def chain_for(by: Actor, county: str, key: UUID) -> Chain:
    """One chain, closed or not; NotFound for a stranger."""
    chain = (
        visible(Chain.objects.filter(county_id=county), by, VIEW).select_related("office", "committee").filter(pk=key)
    )
    found = chain.first()
    if found is None:
        raise NotFound(f"chain {key}")
    return found


def chain_named(county: str, name: str) -> Chain:
    """The chain of this name, with or without its last word; refuses with the names that there are."""
    short = name.strip().removesuffix("链").removesuffix("产业")
    chain = Chain.objects.filter(Q(name=name.strip()) | Q(name=short), county_id=county, to_on=None).first()
    if chain is None:
        names = "、".join(Chain.objects.filter(county_id=county, to_on=None).values_list("name", flat=True))
        raise Refused(_("没有名为“%(name)s”的产业链。可以写：%(names)s。") % {"name": name, "names": names})
    return chain


def enterprises_for(by: Actor, county: str, words: str = "") -> QuerySet[Enterprise]:
    """The enterprises that this person may see, by a part of the name or the credit code."""
    seen = visible(Enterprise.objects.filter(county_id=county), by, VIEW)
    if words:
        named = Q(unit__name__icontains=words) | Q(unit__short_name__icontains=words)
        seen = seen.filter(named | Q(credit_code__startswith=words.upper()))
    return seen.select_related("unit").order_by("unit__name")


def enterprise_for(by: Actor, county: str, key: UUID) -> Enterprise:
    found = enterprises_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"enterprise {key}")
    return found


def places_on(chain: Chain, day: date | None = None) -> QuerySet[ChainPlace]:
    rows = ChainPlace.objects.filter(in_force(day or today()), chain=chain)
    return rows.select_related("enterprise__unit").order_by("enterprise__unit__name")


def enterprises_on(county: str, day: date) -> QuerySet[Enterprise]:
    """Every enterprise that stood on some chain on that day, each once."""
    on_a_chain = ChainPlace.objects.filter(in_force(day), enterprise=OuterRef("pk"))
    return Enterprise.objects.filter(Exists(on_a_chain), county_id=county).select_related("unit").order_by("unit__name")


def places_of(enterprise: Enterprise) -> QuerySet[ChainPlace]:
    """The chains on which the enterprise stands or stood, those of today first."""
    rows = ChainPlace.objects.filter(enterprise=enterprise).select_related("chain")
    return rows.order_by(F("to_on").desc(nulls_first=True), "chain__order")


def place_for(by: Actor, county: str, key: UUID) -> ChainPlace:
    """One place on a chain, for those who see both the chain and the enterprise."""
    rows = ChainPlace.objects.filter(pk=key, enterprise__in=enterprises_for(by, county).values("pk"))
    found = rows.select_related("enterprise__unit", "chain").first()
    if found is None:
        raise NotFound(f"place {key}")
    return found


def task_for(by: Actor, county: str, key: UUID) -> PlanTask:
    tasks = visible(PlanTask.objects.filter(county_id=county), by, PLAN)
    found = tasks.filter(pk=key).select_related("chain", "owner").first()
    if found is None:
        raise NotFound(f"task {key}")
    return found


def tasks_of(chain: Chain) -> QuerySet[PlanTask]:
    """The chain's plan: what is open first, by its deadline."""
    return (
        PlanTask.objects.filter(chain=chain)
        .select_related("owner")
        .order_by(F("done_on").desc(nulls_first=True), "due")
    )
