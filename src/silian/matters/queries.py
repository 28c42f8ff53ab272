"""What can be asked about matters. Every list starts from `matters_for()`: scope is in the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from rapidfuzz.fuzz import partial_ratio

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound
from silian.kernel.journal.models import Entry
from silian.matters.lifecycle import ACCEPTED_AND_OPEN, AWAITING_SIGN_OFF, OPEN, PAUSED, VOID
from silian.matters.models import ClockRequest, Matter, Publication
from silian.matters.permissions import VIEW
from silian.matters.receipts import receipt_digest

OPEN_STATES = [s.name for s in OPEN]
RUNNING_STATES = [s.name for s in ACCEPTED_AND_OPEN - {PAUSED, AWAITING_SIGN_OFF}]
SIMILAR = 75  # of 100: how like two titles must be to be offered for 并案


def matters_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Matter]:
    """The matters of the county on which this actor has the verb, without those that an undone import left void."""
    rows = Matter.objects.filter(county_id=county).exclude(state=VOID.name)
    return visible(rows, by, verb)


def matter_for(by: Actor, county: str, key: UUID | str) -> Matter:
    """One matter as this actor may see it; NotFound for a stranger."""
    found = with_names(matters_for(by, county)).filter(pk=key).first()
    if found is None:
        raise NotFound(f"matters.matter {key}")
    return found


def with_names(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """The rows with everything that a list shows, in one query."""
    return rows.select_related("round", "chain", "lead", "handler", "raiser_unit", "located_in", "supervisor")


@dataclass(frozen=True)
class Conditions:
    """What a ledger is filtered by; the page's address holds the same words."""

    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    handler: str = ""
    outcome: str = ""
    due: str = ""  # overdue | soon | provisional
    raised_from: date | None = None
    raised_before: date | None = None
    words: str = ""


def filtered(rows: QuerySet[Matter], wanted: Conditions) -> QuerySet[Matter]:
    """The rows that meet all conditions."""
    several = {
        "state__in": wanted.states, "kind__in": wanted.kinds, "chain__in": wanted.chains, "lead__in": wanted.leads,
        "channel__in": wanted.channels,
    }  # fmt: skip
    single = {
        "handler": wanted.handler, "round__outcome": wanted.outcome, "raised_on__gte": wanted.raised_from,
        "raised_on__lt": wanted.raised_before,
    }  # fmt: skip
    rows = rows.filter(**{k: v for k, v in {**several, **single}.items() if v})
    if wanted.words:
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(number__icontains=wanted.words))
    return rows.filter(_due(wanted.due)) if wanted.due else rows


def _due(word: str, day: date | None = None) -> Q:
    day = day or today()
    running = Q(state__in=RUNNING_STATES, round__provisional=False)
    if word == "provisional":
        return Q(state__in=OPEN_STATES, round__provisional=True)
    if word == "soon":
        return running & Q(round__due__gte=day, round__due__lte=soon_until(day))
    return running & Q(round__due__lt=day)


def soon_until(day: date, working_days: int = 2) -> date:
    """The last day that lies within this many working days: matters due until then show amber."""
    until, calendar = day, current_calendar()
    while calendar.working_days(day, until + timedelta(days=1)) <= working_days and (until - day).days < 30:
        until += timedelta(days=1)
    return until


def overdue(rows: QuerySet[Matter], day: date | None = None) -> QuerySet[Matter]:
    return rows.filter(_due("overdue", day))


def returned_twice(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Open matters that were returned at least twice: they go to the joint committee's next agenda."""
    return rows.filter(state__in=OPEN_STATES).annotate(times=Count("returns")).filter(times__gte=2)


def similar_to(matter: Matter, rows: QuerySet[Matter]) -> list[Matter]:
    """Other open matters of the same raiser or chain with a title like this one's, offered for 并案."""
    same = Q(raiser_unit=matter.raiser_unit) if matter.raiser_unit_id else Q(chain=matter.chain, kind=matter.kind)
    near = rows.filter(same, state__in=OPEN_STATES).exclude(pk=matter.pk).order_by("-raised_on")[:200]
    return [m for m in near if partial_ratio(m.title, matter.title) >= SIMILAR][:5]


def requests_waiting(by: Actor, county: str, verb: Verb) -> QuerySet[ClockRequest]:
    """Pauses and extensions that wait for this actor's answer."""
    rows = ClockRequest.objects.filter(county_id=county, decision="", round__closed_on=None)
    return rows.filter(round__matter__in=matters_for(by, county, verb)).exclude(asked_by_id=by.id)


def history_of(matter: Matter) -> QuerySet[Entry]:
    """The matter's lines in the journal, the newest first."""
    return Entry.objects.filter(
        county=matter.county_id, subject_kind="matters.matter", subject_id=str(matter.pk)
    ).order_by("-number")


def posted(county: str, day: date | None = None) -> QuerySet[Publication]:
    """What the public may read today: posted texts only, never the matters behind them."""
    day = day or today()
    still = Q(to_on=None) | Q(to_on__gt=day)
    return Publication.objects.filter(still, county_id=county, from_on__lte=day).order_by("-from_on", "-id")


def by_receipt(county: str, receipt: str) -> Matter | None:
    """The matter behind a 查询码; the page shows its masked view only."""
    return Matter.objects.filter(county_id=county, receipt=receipt_digest(county, receipt)).first()


def counted(rows: QuerySet[Matter], field: str) -> dict[str, int]:
    """How many rows stand under each value of a field."""
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk")))


