"""急需紧缺人才目录: what is wanted, how much of it is filled, and what is missing on each chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.calendar.lights import AMBER_AT
from silian.kernel.calendar.workdays import WorkCalendar
from silian.kernel.errors import NotFound
from silian.organisations.queries import in_force
from silian.talent.lifecycle.openings import LISTED, PROPOSED
from silian.talent.models import Opening, Recruit
from silian.talent.permissions import VIEW

LIGHTS: Mapping[str, str | Promise] = {
    "overdue": _("已逾期"),
    "soon": _("将到期"),
    "open": _("招引中"),
    "filled": _("已招满"),
    "proposed": _("待确认"),
}


@dataclass(frozen=True)
class Conditions:
    """What the catalogue is asked for; what is empty limits nothing."""

    year: int | None = None
    chain: UUID | None = None
    level: str = ""
    light: str = ""


@dataclass(frozen=True)
class Gap:
    """One chain of the catalogue: how many are wanted, and how many of them came."""

    chain: UUID
    name: str
    wanted: int
    filled: int

    @property
    def missing(self) -> int:
        return self.wanted - self.filled

    @property
    def share(self) -> float:
        return self.filled / self.wanted


def openings_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Any]:
    """The openings that this person may see, each with how many of its posts are `filled` today."""
    rows = with_filled(Opening.objects.filter(county_id=county))
    return visible(rows, by, verb).select_related("enterprise__unit", "chain", "answering")


def with_filled(rows: QuerySet[Opening], day: date | None = None) -> QuerySet[Any]:
    """Each opening with how many who answered it are there on that day."""
    came = Recruit.objects.filter(in_force(day or today()), opening=OuterRef("pk")).order_by()
    filled = Subquery(came.values("opening").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return rows.annotate(filled=Coalesce(filled, 0))


def opening_for(by: Actor, county: str, key: UUID) -> Opening:
    found: Opening | None = openings_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"opening {key}")
    return found


def still_open(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the catalogue for which somebody is still looked for, the nearest deadline first."""
    return rows.filter(state=LISTED.name, filled__lt=F("wanted")).order_by("due", "pk")


def filtered(rows: QuerySet[Any], wanted: Conditions, calendar: WorkCalendar) -> QuerySet[Any]:
    if wanted.year:
        rows = rows.filter(year=wanted.year)
    if wanted.chain:
        rows = rows.filter(chain=wanted.chain)
    if wanted.level:
        rows = rows.filter(level=wanted.level)
    return rows.filter(_shining(wanted.light, calendar)) if wanted.light in LIGHTS else rows


def _shining(light: str, calendar: WorkCalendar) -> Q:
    """That an opening shows this light today."""
    lacking = Q(state=LISTED.name, filled__lt=F("wanted"))
    last_amber = calendar.rung(today(), AMBER_AT) or today()
    match light:
        case "proposed":
            return Q(state=PROPOSED.name)
        case "filled":
            return Q(state=LISTED.name, filled__gte=F("wanted"))
        case "overdue":
            return lacking & Q(due__lt=today())
        case "soon":
            return lacking & Q(due__gte=today(), due__lte=last_amber)
    return lacking


def gaps(rows: QuerySet[Any]) -> list[Gap]:
    """What the catalogue wants and has on each chain, the largest gap first."""
    summed = (
        rows.filter(state=LISTED.name)
        .select_related(None)
        .order_by()
        .values("chain", "chain__name")
        .annotate(looked_for=Sum("wanted"), came=Sum("filled"))
    )
    found = [Gap(row["chain"], row["chain__name"], row["looked_for"], row["came"]) for row in summed]
    return sorted(found, key=lambda gap: (-gap.missing, gap.name))


def years_for(by: Actor, county: str) -> list[int]:
    """The years that have a catalogue, the latest first."""
    rows = visible(Opening.objects.filter(county_id=county), by, VIEW)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())
