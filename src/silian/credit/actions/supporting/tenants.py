"""入园主体: who stands in a park, entered one by one or as a list, and who leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import business_day, refuse
from silian.credit.models import Borrower, ParkTenant
from silian.credit.permissions import KEEP_TENANTS
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import record_change
from silian.projects.models import Park


@transaction.atomic
def enter_tenants(
    park: Park, borrowers: Sequence[Borrower], *, by: Actor, on: date | None = None, source: str = ""
) -> list[ParkTenant]:
    """入园: these borrowers stand in the park from a day on. All or none; nobody is in two parks."""
    allow(KEEP_TENANTS, park.county_id, by)
    day = business_day(on or today(), park.opened_on)
    if not borrowers:
        raise refuse(_("请选入园主体。"), "borrowers")
    keys = [borrower.pk for borrower in borrowers]
    rows = Borrower.objects.filter(county_id=park.county_id, pk__in=keys)
    if visible(rows, by, KEEP_TENANTS).count() < len(set(keys)):
        raise NotFound(_("主体"))
    made = [ParkTenant(county_id=park.county_id, park=park, borrower=each, from_on=day) for each in borrowers]
    try:
        with transaction.atomic():
            ParkTenant.objects.bulk_create(made, batch_size=500)
    except IntegrityError as twice:
        raise Refused(_("其中有主体已在一个园区里，请先办退园。")) from twice
    after = {"entered": len(made), "on": day.isoformat(), "source": source}
    journal.append(park.county_id, "credit.enter_tenants", by=by, subject=journal.subject_of(park), after=after)
    return made


@transaction.atomic
def leave_park(tenant: ParkTenant, *, by: Actor, on: date | None = None) -> ParkTenant:
    """退园: from that day its lines and new loans count no more for the park."""
    require(KEEP_TENANTS, tenant, by)
    if tenant.to_on:
        raise Refused(_("这个主体已在 %s 退园。") % tenant.to_on)
    day = business_day(on or today(), tenant.from_on)
    return record_change(tenant, "leave_park", by=by, to_on=day)
