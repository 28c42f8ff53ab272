"""The tree of units on a given day: where a unit stands, what is below it, which unit has a code."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.organisations.models import Affiliation, County, Placement, Unit, UnitKind


def in_force(day: date, prefix: str = "") -> Q:
    """Dated rows that hold on this day: from ≤ day < to."""
    still = Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gt": day})
    return Q(**{f"{prefix}from_on__lte": day}) & still


def place_of(unit: Unit, day: date | None = None) -> Placement | None:
    return Placement.objects.filter(in_force(day or today()), unit=unit).select_related("parent").first()


def ids_under(unit: Unit, day: date | None = None) -> frozenset[UUID]:
    """The unit and everything below it on that day."""
    place = place_of(unit, day)
    return keys_below(unit.county_id, place.path, day) if place else frozenset({unit.pk})


def is_root_path(path: str) -> bool:
    """Whether nothing stands above the unit at this path: `/root/`."""
    return path.count("/") == 2


def keys_below(county: str, path: str, day: date | None = None) -> frozenset[UUID]:
    """The unit that stands at this path on that day, and everything below it."""
    below = Placement.objects.filter(in_force(day or today()), county_id=county, path__startswith=path)
    return frozenset(below.values_list("unit_id", flat=True))


def parents_on(county: str, day: date) -> dict[UUID, UUID | None]:
    """Each unit's parent on that day, the whole county in one query: for rolling figures up."""
    rows = Placement.objects.filter(in_force(day), county_id=county)
    return dict(rows.values_list("unit_id", "parent_id"))


def children_of(unit: Unit, day: date | None = None) -> QuerySet[Unit]:
    here = in_force(day or today(), "placements__")
    return Unit.objects.filter(here, placements__parent=unit).order_by("kind", "placements__code", "name")


def root_of(county: str) -> Unit:
    """The unit at the top of the county's tree."""
    unit = Unit.objects.filter(in_force(today(), "placements__"), county_id=county, placements__parent=None).first()
    if unit is None:
        raise NotFound(county)
    return unit


def unit_by_code(county: str, code: str, day: date | None = None) -> Unit:
    """The unit that had this code on that day; refuses with a sentence where there was none."""
    here = in_force(day or today(), "placements__")
    unit = Unit.objects.filter(here, county_id=county, placements__code=code).first()
    if unit is None:
        raise Refused(_("没有代码为“%s”的单位。用 silian export units 可以列出全部代码。") % code)
    return unit


def units_of_kind(county: str, *kinds: UnitKind) -> QuerySet[Unit]:
    return Unit.objects.filter(county_id=county, kind__in=kinds, closed_on=None).order_by("name")


def members_of(body: Unit, kind: str, day: date | None = None) -> QuerySet[Unit]:
    rows = Affiliation.objects.filter(in_force(day or today()), body=body, kind=kind)
    return Unit.objects.filter(pk__in=rows.values("unit"))


def county_named(code: str) -> County:
    county = County.objects.filter(pk=code).first()
    if county is None:
        raise Refused(_("没有代码为“%s”的县。silian county list 列出已有的县。") % code)
    return county
