"""Which projects, agreements and trips an actor may see, and for which units they may act."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound
from silian.organisations.models import Unit, UnitKind
from silian.projects.models import Agreement, Project, Trip
from silian.projects.permissions import ENTER, VIEW

M = TypeVar("M", bound=Model)
PROMOTERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


def projects_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Project]:
    """The county's projects on which this actor has the verb."""
    return visible(Project.objects.filter(county_id=county), by, verb)


def with_names(rows: QuerySet[Project]) -> QuerySet[Project]:
    """The rows with what a list shows of them."""
    return rows.select_related("chain", "keeper", "offered_to", "promoting", "township")


def project_for(by: Actor, county: str, key: UUID | str) -> Project:
    """One project as this actor may see it; NotFound for a stranger."""
    return found(with_names(projects_for(by, county)).select_related("trip", "enterprise__unit"), key)


def agreement_for(by: Actor, county: str, key: UUID) -> Agreement:
    """An agreement of a project that this actor may see; NotFound for a stranger."""
    rows = visible(Agreement.objects.filter(county_id=county), by, VIEW)
    return found(rows.select_related("project"), key)


def trips_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Trip]:
    """The county's trips on which this actor has the verb, the latest first."""
    rows = visible(Trip.objects.filter(county_id=county), by, verb)
    return rows.select_related("promoting", "chain").order_by("-set_out_on", "-number")


def trip_for(by: Actor, county: str, key: UUID) -> Trip:
    """One trip as this actor may see it; NotFound for a stranger."""
    return found(trips_for(by, county), key)


def promoters_for(by: Actor, county: str) -> QuerySet[Unit]:
    """The departments and townships for which this actor may enter projects and trips."""
    rows = Unit.objects.filter(county_id=county, kind__in=PROMOTERS, closed_on=None)
    return visible(rows, by, ENTER).order_by("name")


def found(rows: QuerySet[M], key: UUID | str) -> M:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found
