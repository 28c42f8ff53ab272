"""The ledger's conditions: one predicate for the list, its tabs and their counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.calendar import WorkCalendar, today
from silian.kernel.calendar.table import current_calendar
from silian.matters.lifecycle import ACCEPTED_AND_OPEN, AWAITING_SIGN_OFF, CLOSED, OPEN, PAUSED
from silian.matters.models import Matter, Measure, SavedView
from silian.organisations.models import County, Person, Unit

Keys: TypeAlias = tuple[UUID, ...]
Named: TypeAlias = dict[UUID, str]
OPEN_STATES = [state.name for state in OPEN]
COUNTED = 10_000  # more is shown as 10,000+
RUNNING_STATES = [state.name for state in ACCEPTED_AND_OPEN - {PAUSED, AWAITING_SIGN_OFF}]


@dataclass(frozen=True)
class Conditions:
    """What a ledger is filtered by; the page's address holds the same words. Empty ones ask for nothing."""

    tab: str = ""
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    chains: Keys = ()
    leads: Keys = ()
    handlers: Keys = ()
    channels: tuple[str, ...] = ()
    outcome: str = ""
    due: str = ""  # overdue | soon | provisional
    raised_from: date | None = None
    raised_before: date | None = None
    words: str = ""


def filtered(rows: QuerySet[Matter], wanted: Conditions, by: Actor) -> QuerySet[Matter]:
    """The rows that meet all conditions."""
    return rows.filter(holds(wanted, by))


def holds(wanted: Conditions, by: Actor) -> Q:
    """All conditions as one predicate."""
    asked: Mapping[str, Any] = {
        "state__in": wanted.states, "kind__in": wanted.kinds, "chain__in": wanted.chains, "lead__in": wanted.leads,
        "handler__in": wanted.handlers, "channel__in": wanted.channels, "round__outcome": wanted.outcome,
        "raised_on__gte": wanted.raised_from, "raised_on__lt": wanted.raised_before,
    }  # fmt: skip
    condition = Q(**{path: value for path, value in asked.items() if value})
    if wanted.words:
        condition &= Q(title__icontains=wanted.words) | Q(number__icontains=wanted.words)
    if wanted.due in DUE:
        condition &= DUE[wanted.due](today())
    if wanted.tab in TABS:
        condition &= TABS[wanted.tab].holds(by)
    return condition


def overdue_on(day: date) -> Q:
    return Q(state__in=RUNNING_STATES, round__provisional=False, round__due__lt=day)


def due_soon(day: date) -> Q:
    window = Q(round__due__gte=day, round__due__lte=soon_until(day, current_calendar()))
    return Q(state__in=RUNNING_STATES, round__provisional=False) & window


def provisional(day: date) -> Q:
    return Q(state__in=OPEN_STATES, round__provisional=True)


DUE: Mapping[str, Callable[[date], Q]] = {"overdue": overdue_on, "soon": due_soon, "provisional": provisional}


def soon_until(day: date, calendar: WorkCalendar, working_days: int = 2) -> date:
    """The last day that lies within this many working days: matters due until then show amber."""
    until = day
    while calendar.working_days(day, until + timedelta(days=1)) <= working_days and (until - day).days < 30:
        until += timedelta(days=1)
    return until


def overdue(rows: QuerySet[Matter], day: date | None = None) -> QuerySet[Matter]:
    return rows.filter(overdue_on(day or today()))


@dataclass(frozen=True)
class Tab:
    """A view that everybody has."""

    label: str | Promise
    holds: Callable[[Actor], Q]


def _mine(by: Actor) -> Q:
    mine = Q(entered_by=by.id) if by.kind == "account" else Q(pk__in=())
    return mine | Q(handler=by.person) if by.person else mine


TABS: Mapping[str, Tab] = {
    "open": Tab(_("在办"), lambda by: Q(state__in=OPEN_STATES)),
    "overdue": Tab(_("逾期"), lambda by: overdue_on(today())),
    "soon": Tab(_("两日内到期"), lambda by: due_soon(today())),
    "mine": Tab(_("我经手的"), _mine),
    "awaiting": Tab(_("待销号"), lambda by: Q(state=AWAITING_SIGN_OFF.name)),
    "closed": Tab(_("已销号"), lambda by: Q(state=CLOSED.name)),
    "all": Tab(_("全部"), lambda by: Q()),
}


class HowMany(Subquery):
    """How many rows these are, as one of the columns of another question."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def counts(rows: QuerySet[Matter], wanted: Conditions, by: Actor, county: str) -> dict[str, int]:
    """How many stand under each tab, and under `shown` those that meet the conditions: exact up to `COUNTED`.

    One question with a count a tab, each of which an index serves and which ends at its limit: the size of the ledger
    does not tell.
    """
    asked = {name: tab.holds(by) for name, tab in TABS.items()} | {"shown": holds(wanted, by)}
    counted = {
        f"n_{name}": HowMany(rows.order_by().filter(condition).values("pk")[: COUNTED + 1])
        for name, condition in asked.items()
    }
    return dict(zip(asked, County.objects.annotate(**counted).values_list(*counted).get(pk=county), strict=True))


@dataclass
class Offered:
    """What the filters offer: the chains, lead units and handlers that occur among the visible matters."""

    chains: Named = field(default_factory=dict)
    leads: Named = field(default_factory=dict)
    handlers: Named = field(default_factory=dict)


def offered_in(rows: QuerySet[Matter], county: str) -> Offered:
    """What occurs among these rows of the county, by name: asked of the few that may occur, not of every row."""
    chains, leads, handlers = (
        _occurring(model, path, rows, county)
        for model, path in ((Chain, "chains"), (Unit, "leads"), (Person, "handlers"))
    )
    offered = Offered()
    for menu, _place, name, key in chains.union(leads, handlers, all=True).order_by("menu", "place", "name"):
        getattr(offered, menu)[key] = name
    return offered


def _occurring(model: type[Chain | Unit | Person], menu: str, rows: QuerySet[Matter], county: str) -> QuerySet[Any]:
    """Those that occur, each as (menu, place in it, name, key); chains have an order of their own."""
    there = Exists(rows.order_by().filter(**{menu.removesuffix("s"): OuterRef("pk")}))
    place = F("order") if model is Chain else Value(0)
    found = model._default_manager.filter(there, county_id=county).order_by()
    return found.annotate(menu=Value(menu), place=place).values_list("menu", "place", "name", "pk")


def with_measures(rows: QuerySet[Matter]) -> QuerySet[Any]:
    """The rows, each with `done` and `planned`: the measures of its present round, None where there are none."""
    here = Measure.objects.filter(round=OuterRef("round")).order_by().values("round")
    done, planned = (here.annotate(n=Count(path)).values("n") for path in ("done_on", "pk"))
    return rows.annotate(done=Subquery(done), planned=Subquery(planned))


def saved_views(by: Actor, county: str) -> list[SavedView]:
    """The views that this account keeps, the oldest first."""
    if by.kind != "account":
        return []
    return list(SavedView.objects.filter(county_id=county, account=UUID(by.id)).order_by("entered_at", "id"))
