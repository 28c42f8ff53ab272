"""Parks with the stars that they have and the capital that was declared for them, on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.organisations.models import Unit, UnitKind
from silian.projects.models import Park, ParkGrade, SocialCapital
from silian.projects.permissions import KEEP_PARKS, VIEW_PARKS
from silian.projects.queries.scope import found


def parks_for(by: Actor, county: str, verb: Verb = VIEW_PARKS) -> QuerySet[Park]:
    """The county's parks on which this actor has the verb."""
    return visible(Park.objects.filter(county_id=county), by, verb).select_related("township", "keeper")


def park_for(by: Actor, county: str, key: UUID) -> Park:
    """One park as this actor may see it; NotFound for a stranger."""
    return found(parks_for(by, county), key)


def grade_for(by: Actor, county: str, key: UUID) -> ParkGrade:
    return found(visible(ParkGrade.objects.filter(county_id=county), by, VIEW_PARKS).select_related("park"), key)


def capital_for(by: Actor, county: str, key: UUID) -> SocialCapital:
    return found(visible(SocialCapital.objects.filter(county_id=county), by, VIEW_PARKS).select_related("park"), key)


def with_grades(rows: QuerySet[Park], day: date | None = None) -> QuerySet[Park]:
    """The parks with `level`, `stars`, `awarded_on` as of the day, and `capital`, the sum declared by then in fen."""
    on = day or today()
    held = ParkGrade.objects.filter(standing(on), park=OuterRef("pk"), awarded_on__lte=on).order_by("-awarded_on")
    declared = SocialCapital.objects.filter(not_withdrawn(on), park=OuterRef("pk"), on__lte=on).order_by()
    total = declared.values("park").annotate(fen_sum=Sum("fen", output_field=BigIntegerField())).values("fen_sum")
    return rows.annotate(
        level=Subquery(held.values("level")[:1]), stars=Subquery(held.values("stars")[:1]),
        awarded_on=Subquery(held.values("awarded_on")[:1]), capital_fen=Subquery(total),
    )  # fmt: skip


def standing(on: date) -> Q:
    return Q(ended_on=None) | Q(ended_on__gt=on)


def not_withdrawn(on: date) -> Q:
    return Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)


def park_places(by: Actor, county: str) -> QuerySet[Unit]:
    """The townships for which this actor may keep parks."""
    towns = Unit.objects.filter(county_id=county, kind=UnitKind.TOWNSHIP, closed_on=None)
    return visible(towns, by, KEEP_PARKS).order_by("name")


def in_order(rows: QuerySet[Park]) -> QuerySet[Park]:
    """The highest stars first; parks without any at the end."""
    return rows.order_by(F("stars").desc(nulls_last=True), "name")
