"""Filling a formation: the bodies and seats that its pattern wants and that are not there are opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal, subjects
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.kernel.subjects import Subject
from silian.organisations.actions.people import open_seat
from silian.organisations.actions.units import open_unit
from silian.organisations.models import Body, Seat, Unit
from silian.organisations.permissions import MANAGE
from silian.organisations.queries.formations import Chart, Place, Standing, chart_of, formations_of
from silian.organisations.queries.tree import in_force, root_of
from silian.organisations.sections import Level


@dataclass(frozen=True)
class Filled:
    """What filling a formation opened."""

    bodies: tuple[Unit, ...]
    seats: tuple[Seat, ...]


@transaction.atomic
def fill_formation(county: str, formation: str, *, on: date, by: Actor) -> Filled:
    """Opens the bodies and seats that the pattern wants on a day and that are missing; the second time, none.

    Who sits in them is a matter of `appoint`. Levels are taken in order, since a body stands below an earlier one.
    """
    _declared(county, formation)
    bodies = []
    for storey in chart_of(county, formation, on).storeys:
        missing = [body for body in storey.bodies if body.unit is None]
        bodies += [form_body(county, formation, storey.name, body.subject, on=on, by=by).unit for body in missing]
    chart = chart_of(county, formation, on)
    gaps = [(body, place) for body in chart.bodies for place in body.places if body.unit and not place.seat]
    seats = [_open(chart, body, place, number, by) for number, (body, place) in enumerate(gaps)]
    return Filled(tuple(bodies), tuple(seats))


@transaction.atomic
def form_body(
    county: str, formation: str, level: str, subject: Subject, *, on: date, by: Actor, unit: Unit | None = None, name: str = ""
) -> Body:  # fmt: skip
    """Forms one body around a subject: a new unit, or one that already stands (`unit`), in its place in the formation."""
    wanted = _declared(county, formation)[level]
    if unit:
        require(MANAGE, unit, by)
    else:
        parent = _parent(county, formation, wanted, subject, on)
        called = name or wanted.name_for(subject.label)
        unit = open_unit(county, wanted.kind, called, by=by, on=on, parent=parent)
    body = Body(
        county_id=county, unit=unit, formation=formation, level=level, subject_kind=subject.kind,
        subject_id=subject.id, from_on=on,
    )  # fmt: skip
    body.save(force_insert=True)
    subjects.tell_formed(subject, unit.pk, unit.kind, by=by)
    after = {"formation": formation, "level": level, "subject": subject.label, "on": on.isoformat()}
    journal.append(county, "organisations.form_body", by=by, subject=journal.subject_of(unit), after=after)
    return body


@transaction.atomic
def end_body(body: Body, *, on: date, by: Actor, ground: str = "") -> Body:
    """Takes a unit out of its place in the formation on a day; the unit itself stands until it is closed."""
    require(MANAGE, body.unit, by)
    if body.to_on or on < body.from_on:
        raise Refused(_("%(unit)s 在 %(day)s 不在这个组织模式里。") % {"unit": body.unit, "day": on})
    return record_change(body, "end_body", by=by, note=ground, to_on=on)


def _declared(county: str, formation: str) -> dict[str, Level]:
    known = formations_of(county)
    if formation not in known:
        titles = "、".join(f"{name}（{pattern.title}）" for name, pattern in known.items()) or _("（还没有启用专项）")
        raise Refused(_("没有“%(name)s”这个组织模式。可以写：%(titles)s。") % {"name": formation, "titles": titles})
    return dict(known[formation].levels)


def _parent(county: str, formation: str, level: Level, subject: Subject, on: date) -> Unit:
    """Below its host, below the unit of the subject, or below the county's own body of the formation, in that order."""
    if level.host:
        host = Unit.objects.filter(county_id=county, name=level.host, closed_on=None).first()
        if host is None:
            raise Refused(_("组织模式写明设在“%s”，本县没有这个单位。请先设立它。") % level.host)
        return host
    own = subject.responsible if level.below == "responsible" else subject.unit
    if own and subject.kind != "county":
        return Unit.objects.get(pk=own)
    above = Body.objects.filter(in_force(on), county_id=county, formation=formation, subject_kind="county")
    top = above.order_by("from_on", "pk").select_related("unit").first()
    return top.unit if top and subject.kind != "county" else root_of(county)


def _open(chart: Chart, body: Standing, place: Place, number: int, by: Actor) -> Seat:
    assert body.unit
    anchor = Unit.objects.get(pk=place.unit) if place.unit else None
    return open_seat(
        body.unit, place.title, by=by, on=chart.day, role=place.wanted.role, formation=chart.name,
        slot=f"{body.level}.{place.slot}", order=number, anchor=anchor, chain=place.chain,
    )  # fmt: skip
