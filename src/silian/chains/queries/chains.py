"""Chains as this person may see them, and the tasks of their plans."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from silian.chains.models import Chain, PlanTask
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
