"""Entering villages with their collectives, one or a whole list; declaring whom a village led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Placement, Unit, UnitKind
from silian.organisations.queries import place_of
from silian.villages.actions._checking import Files, happened, keep_proof, needed, positive
from silian.villages.models import Declaration, Village
from silian.villages.permissions import DECLARE, ENTER


@dataclass(frozen=True)
class Listed:
    """A village of a list: its name, its code, whether it is a central one, its collective."""

    name: str
    code: str = ""
    central: bool = False
    collective: str = ""
    credit_code: str = ""
    business: str = ""


@transaction.atomic
def enter_village(
    unit: Unit, *, by: Actor, collective: str = "", credit_code: str = "", business: str = "", central: bool = False
) -> Village:
    """Enters the collective of a village that stands in the tree."""
    require(ENTER, unit, by)
    if unit.kind != UnitKind.VILLAGE:
        raise Refused(_("%s 不是村，不能登记村集体。") % unit)
    village = Village(
        county_id=unit.county_id, unit=unit, collective=collective.strip(), credit_code=credit_code.strip().upper(),
        business=business.strip(), central=central,
    )  # fmt: skip
    village.save(force_insert=True)
    after = {"collective": village.collective, "central": central}
    journal.append(unit.county_id, "villages.enter_village", by=by, subject=journal.subject_of(village), after=after)
    return village


@transaction.atomic
def enter_villages(town: Unit, listed: Sequence[Listed], *, on: date, by: Actor) -> list[Village]:
    """Opens the villages of a township with their collectives, in one deed with one journal line."""
    require(ENTER, town, by)
    above = place_of(town, on)
    names = [needed(row.name, "name", 100) for row in listed]
    there = Unit.objects.filter(county_id=town.county_id, name__in=names, closed_on=None).values_list("name", flat=True)
    if above is None or len(set(names)) < len(names) or there:
        raise Refused(_("村名不能重复，也不能与已有单位重名：%s") % "、".join([*there] or names[:5]))
    county = town.county_id
    units = [Unit(county_id=county, kind=UnitKind.VILLAGE, name=name, opened_on=on) for name in names]
    Unit.objects.bulk_create(units)
    Placement.objects.bulk_create(
        Placement(
            county_id=county, unit=unit, parent=town, code=row.code, path=f"{above.path}{unit.pk.hex}/", from_on=on
        )
        for unit, row in zip(units, listed, strict=True)
    )
    made = [
        Village(
            county_id=county, unit=unit, central=row.central, collective=row.collective, credit_code=row.credit_code,
            business=row.business,
        )
        for unit, row in zip(units, listed, strict=True)
    ]  # fmt: skip
    Village.objects.bulk_create(made)
    after = {"villages": len(made), "on": on.isoformat(), "digest": journal.digest("\n".join(names))}
    journal.append(county, "villages.enter_villages", by=by, subject=journal.subject_of(town), after=after)
    return made


@transaction.atomic
def enter_collectives(place: Unit, units: Sequence[Unit], *, by: Actor, business: str = "") -> list[Village]:
    """Enters the collectives of villages that stand in the tree already: all below `place`, in one deed."""
    require(ENTER, place, by)
    if strange := [unit for unit in units if unit.kind != UnitKind.VILLAGE or unit.county_id != place.county_id]:
        raise Refused(_("%s 不是本县的村，不能登记村集体。") % strange[0])
    made = [
        Village(county_id=place.county_id, unit=unit, collective=_("%s股份经济合作社") % unit, business=business)
        for unit in units
    ]
    Village.objects.bulk_create(made)
    after = {"villages": len(made), "digest": journal.digest("\n".join(map(str, units)))}
    journal.append(place.county_id, "villages.enter_collectives", by=by, subject=journal.subject_of(place), after=after)
    return made


@dataclass(frozen=True)
class Headcount:
    """What one village declares."""

    village: Village
    households: int
    people: int


@transaction.atomic
def declare_all(
    place: Unit, counts: Sequence[Headcount], *, purpose: str, source: str, on: date, by: Actor
) -> list[Declaration]:
    """A summary of first declarations of many villages by one document, in one deed with one journal line."""
    require(DECLARE, place, by)
    happened(on)
    if wrong := [row for row in counts if not 0 < row.households <= row.people]:
        raise Refused(_("%s：户数要大于零，人数不能少于户数。") % wrong[0].village)
    made = [
        Declaration(
            county_id=place.county_id, village=row.village, purpose=purpose, from_on=on, households=row.households,
            people=row.people, source=needed(source, "source", 120),
        )
        for row in counts
    ]  # fmt: skip
    Declaration.objects.bulk_create(made, batch_size=500)
    after = {"purpose": purpose, "villages": len(made), "people": sum(row.people for row in made), "source": source}
    journal.append(place.county_id, "villages.declare_all", by=by, subject=journal.subject_of(place), after=after)
    return made


@transaction.atomic
def declare(
    village: Village, *, purpose: str, households: int, people: int, source: str, on: date, by: Actor, proof: Files = ()
) -> Declaration:
    """申报 of a headcount by its document; it takes the place of the one before from its day on."""
    require(DECLARE, village, by)
    happened(on)
    if positive(people, "people") < positive(households, "households"):
        raise Refused(_("人数不能少于户数。"), {"people": _("少于户数")})
    held = village.declarations.select_for_update().filter(purpose=purpose, to_on=None).first()
    if held and on <= held.from_on:
        raise Refused(_("这个村在 %s 申报过，新的申报日期应更晚。") % held.from_on, {"on": _("不晚于上次申报")})
    if held:
        record_change(held, "end_declaration", by=by, to_on=on)
    made = Declaration(
        county_id=village.county_id, village=village, purpose=purpose, from_on=on, households=households, people=people,
        source=needed(source, "source", 120),
    )  # fmt: skip
    made.save(force_insert=True)
    after = {
        "purpose": purpose, "households": households, "people": people, "source": made.source, "on": on.isoformat(),
        "files": keep_proof(made, proof, by=by),
    }  # fmt: skip
    journal.append(village.county_id, "villages.declare", by=by, subject=journal.subject_of(village), after=after)
    return made
