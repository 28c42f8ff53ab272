"""养殖批次: the list, and one batch with its days, its sums and what is expected of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from silian.kernel.access import may_on
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on
from silian.villages.forms import OF_BATCH
from silian.villages.models import Cost
from silian.villages.permissions import KEEP, VIEW_ACCOUNTS
from silian.villages.queries import batch_for, batches_for, with_amounts
from silian.villages.showing import batch_light
from silian.villages.views.deeds import FORM, do, form_named, offered

A_PAGE = 50


@page(VIEW_ACCOUNTS)
def list_batches(request: Any) -> HttpResponse:
    rows = with_amounts(batches_for(request.actor, request.county))
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "rows": [(batch, batch_light(batch)) for batch in shown]}
    return render_page(request, "villages/batches.html", context, part="villages/_batches.html")


@page(VIEW_ACCOUNTS)
def show_batch(request: Any, pk: UUID) -> HttpResponse:
    batch = batch_for(request.actor, request.county, pk)
    sums = with_amounts(type(batch).objects.filter(pk=pk)).get()
    held = may_on([KEEP], batch, request.actor)
    panels = shown_on("villages.batch", request, batch)
    context = {
        "batch": batch, "sums": sums, "light": batch_light(batch), "inputs": sums.cost - (sums.fixed or 0),
        "deeds": [] if batch.settled_on else offered(OF_BATCH, held),
        "days": _days(batch), "forecasts": batch.forecasts.order_by("-on", "-id"),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }  # fmt: skip
    return render_page(request, "villages/batch.html", context)


def _days(batch: Any) -> list[tuple[Any, str, str, int, str]]:
    """What happened, the latest first: day, what, words, amount, and whether it is fry, output or cost."""
    kinds = dict(Cost.Kind.choices)
    rows: list[tuple[Any, str, str, int, str]] = []
    rows += [(row.on, "stocking", "", row.fry, "fry") for row in batch.stockings.all()]
    rows += [(row.on, "sale", row.about, row.fen, "in") for row in batch.sales.all()]
    rows += [(row.on, str(kinds[row.kind]), row.about, row.fen, "out") for row in batch.costs.all()]
    return sorted(rows, key=lambda row: row[0], reverse=True)


@page(KEEP, FORM)
def do_on_batch(request: Any, pk: UUID, deed: str) -> HttpResponse:
    batch = batch_for(request.actor, request.county, pk)
    return do(request, form_named(OF_BATCH, deed), batch, reverse("villages:batch", args=[pk]), batch)
