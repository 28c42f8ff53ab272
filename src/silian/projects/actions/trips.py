"""外出招商: setting out, and coming back with a report. What came of it are projects that name the trip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.kernel.numbering import next_number
from silian.organisations.models import Person, Unit
from silian.projects.actions._checking import business_day, needed
from silian.projects.models import Contact, Traveller, Trip
from silian.projects.permissions import ENTER
from silian.projects.sections import pipeline_of

Met = tuple[str, str]  # with whom, and what about


@transaction.atomic
def set_out(
    promoting: Unit,
    *,
    purpose: str,
    destination: str,
    travellers: Sequence[Person],
    by: Actor,
    set_out_on: date | None = None,
    chain: Chain | None = None,
) -> Trip:
    """Enters a trip of this unit; the first of the travellers leads the group."""
    require(ENTER, promoting, by)
    county, on = promoting.county_id, set_out_on or today()
    business_day(on, on, "set_out_on")
    if not travellers:
        raise Refused(_("请选出去的人，带队的选在前面。"), {"travellers": _("至少一个人。")})
    if any(record.county_id != county for record in [*travellers, *([chain] if chain else [])]):
        raise Refused(_("同行的人和产业链都要在本县。"))
    trip = Trip(
        county_id=county, number=next_number(county, "trip", today().year, pipeline_of(county).trip_number),
        purpose=needed(purpose, "purpose", 100), destination=needed(destination, "destination", 60), promoting=promoting,
        chain=chain, set_out_on=on,
    )  # fmt: skip
    trip.save(force_insert=True)
    for order, person in enumerate(travellers):
        Traveller(county_id=county, trip=trip, person=person, order=order).save(force_insert=True)
    after = {"destination": trip.destination, "on": on.isoformat(), "travellers": [str(p) for p in travellers]}
    journal.append(county, "projects.set_out", by=by, subject=journal.subject_of(trip), after=after)
    return trip


@transaction.atomic
def report_trip(
    trip: Trip, *, returned_on: date, outcome: str, met: Sequence[Met], by: Actor, version: int | None = None
) -> Trip:
    """Back, with whom they met and what came of it."""
    fresh = lock(trip, version=version)
    require(ENTER, fresh, by)
    if fresh.returned_on:
        raise Refused(_("这次外出已在 %s 报过成果。") % fresh.returned_on)
    business_day(returned_on, fresh.set_out_on, "returned_on")
    if not met:
        raise Refused(_("请写见了谁，每行一家。"), {"met": _("至少写一家。")})
    for name, about in met:
        row = Contact(county_id=fresh.county_id, trip=fresh, name=needed(name, "met", 100), about=about.strip()[:200])
        row.save(force_insert=True)
    said = needed(outcome, "outcome", 1000)
    return record_change(trip, "report_trip", by=by, note=said, returned_on=returned_on, outcome=said)
