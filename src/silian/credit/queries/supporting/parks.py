"""What stands behind a park: its tenants on a day, their lines, and what was paid out to them inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from silian.credit.facts.supporting import lines_in_parks, loans_in_parks
from silian.credit.models import ParkTenant
from silian.credit.permissions import VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.projects.models import Park


@dataclass(frozen=True)
class ParkCredit:
    """Counts and sums, in fen, of one park or of all."""

    tenants: int
    lines: int
    disbursed: int
    supported: int


def tenants_of(by: Actor, park: Park) -> QuerySet[ParkTenant]:
    """Who stands in the park, as far as this actor may see them, those who left at the end."""
    rows = visible(ParkTenant.objects.filter(park=park), by, VIEW)
    return rows.select_related("borrower__village").order_by("to_on", "from_on", "borrower__name")


def credit_of_parks(county: str, day: date | None = None) -> dict[UUID, ParkCredit]:
    """By park, at the end of the day: tenants, lines in force, loans paid out to tenants, and to how many."""
    on = day or today()
    here = ParkTenant.objects.filter(Q(to_on=None) | Q(to_on__gt=on), county_id=county, from_on__lte=on)
    tenants = dict(here.order_by().values_list("park").annotate(n=Count("pk")))
    in_force = lines_in_parks(on).filter(Q(to_on=None) | Q(to_on__gt=on), county_id=county, from_on__lte=on)
    lines = dict(in_force.order_by().values_list("park").annotate(n=Sum("amount_fen")))
    paid = loans_in_parks(on).filter(county_id=county, disbursed_on__lte=on).order_by().values("park")
    loans = {row["park"]: row for row in paid.annotate(fen=Sum("principal_fen"), who=Count("borrower", distinct=True))}
    none = {"fen": 0, "who": 0}
    return {
        key: ParkCredit(
            many, lines.get(key, 0), loans.get(key, none)["fen"] or 0, loans.get(key, none)["who"]
        )
        for key, many in tenants.items()
    }  # fmt: skip
