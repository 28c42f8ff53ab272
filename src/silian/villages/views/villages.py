"""The villages of a county, and one village's page: what it plans, raises, plants and publishes, and what others add."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on
from silian.organisations.queries import in_force
from silian.villages.forms import OF_VILLAGE, DoneForm
from silian.villages.models import Batch, Publication, Village
from silian.villages.permissions import (
    DECLARE,
    KEEP,
    PLAN,
    PUBLISH,
    REPORT,
    VIEW,
    VIEW_ACCOUNTS,
    VIEW_SEASONS,
)
from silian.villages.queries import measure_for, policy_of, village_for, villages_for, with_amounts, with_towns
from silian.villages.sections import patterns_of
from silian.villages.showing import batch_light, lines_of, until
from silian.villages.views.deeds import FORM, do, form_named, offered

A_PAGE = 50
VERBS = (DECLARE, KEEP, PLAN, PUBLISH, REPORT, VIEW_ACCOUNTS, VIEW_SEASONS)


@page(VIEW)
def list_villages(request: Any) -> HttpResponse:
    """The villages that this person may see, by a part of the village's or collective's name (`?q=`)."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    rows = with_towns(villages_for(request.actor, request.county, words=words))
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "words": words, "rows": _rows(list(shown))}
    return render_page(request, "villages/list.html", context, part="villages/_villages.html")


def _rows(villages: list[Any]) -> list[tuple[Village, Any, Any, Any]]:
    """Each village with its town, its latest batch and its latest publication."""
    keys = [village.pk for village in villages]
    batches: dict[Any, Any] = {}
    for batch in Batch.objects.filter(village__in=keys).order_by("stocked_on"):
        batches[batch.village_id] = batch
    posted: dict[Any, Any] = {}
    for publication in Publication.objects.filter(village__in=keys).defer("content").order_by("from_on", "edition"):
        posted[publication.village_id] = publication
    return [(v, v.town, batches.get(v.pk), posted.get(v.pk)) for v in villages]


@page(VIEW)
def show_village(request: Any, pk: UUID) -> HttpResponse:
    village = village_for(request.actor, request.county, pk)
    held = may_on(VERBS, village, request.actor)
    panels = shown_on("villages.village", request, village)
    context = {
        "village": village, "town": _town(village), "policy": _policy(village),
        "declarations": village.declarations.filter(to_on=None),
        "deeds": offered(OF_VILLAGE, held, "batch", "money", "publish", "policy", "declare"),
        "may_plan": PLAN.name in held, "may_report": REPORT.name in held, "may_see_accounts": VIEW_ACCOUNTS.name in held,
        "stats": [stat for panel in panels for stat in panel.stats],
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
        **(_accounts(village) if VIEW_ACCOUNTS.name in held else {}),
        **(_seasons(village) if VIEW_SEASONS.name in held else {}),
    }  # fmt: skip
    return render_page(request, "villages/village.html", context)


def _town(village: Village) -> Any:
    place = village.unit.placements.filter(in_force(today())).select_related("parent").first()
    return place.parent if place else None


def _policy(village: Village) -> dict[str, Any] | None:
    policy = policy_of(village)
    if policy is None:
        return None
    day, calendar = today(), current_calendar()
    measures = list(policy.measures.all())
    done = sum(1 for measure in measures if measure.done_on)
    lights = [until(None if measure.done_on else measure.due, day, calendar) for measure in measures]
    return {
        "row": policy, "versions": village.policies.count(), "done": done, "all": len(measures),
        "share": done / len(measures) if measures else 0, "measures": list(zip(measures, lights, strict=True)),
    }  # fmt: skip


def _accounts(village: Village) -> dict[str, Any]:
    batches = with_amounts(village.batches.all())
    return {
        "batches": [(batch, batch_light(batch)) for batch in batches],
        "publications": village.publications.defer("content")[:4],
    }


def _seasons(village: Village) -> dict[str, Any]:
    return {"seasons": lines_of(list(village.seasons.select_related("village__unit")), patterns_of(village.county_id))}


@page(VIEW, FORM)
def do_on_village(request: Any, pk: UUID, deed: str) -> HttpResponse:
    village = village_for(request.actor, request.county, pk)
    form = form_named(OF_VILLAGE, deed)
    back = "accounts" if deed in {"money", "asset", "resource", "contract"} else "village"
    return do(request, form, village, reverse(f"villages:{back}", args=[pk]), village)


@page(PLAN, FORM)
def complete_measure(request: Any, pk: UUID) -> HttpResponse:
    measure = measure_for(request.actor, request.county, pk)
    village = measure.policy.village
    return do(request, DoneForm, measure, reverse("villages:village", args=[village.pk]), village)
