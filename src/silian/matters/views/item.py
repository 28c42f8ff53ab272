"""One matter's page: what it is, where it stands, how its deadline is reckoned, what happened, what may be done next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import may_on
from silian.kernel.calendar import deadline
from silian.kernel.calendar.table import current_calendar
from silian.kernel.lifecycles import offers, verbs_of
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on
from silian.matters.clock import clock_of, light_of
from silian.matters.kinds import kinds_of
from silian.matters.masked import masked, shown_phone, shown_raiser, shown_title
from silian.matters.models import Matter
from silian.matters.permissions import APPROVE, HANDLE, PUBLISH, SEE_ORIGINAL, TRIAGE, VIEW
from silian.matters.queries import (
    Beside,
    beside,
    history_of,
    matter_with_signs,
    matters_for,
    measures_in,
    proof_of,
    similar_to,
)
from silian.matters.queries.ledger import OPEN_STATES
from silian.matters.showing import Told, measures_of, rungs_of, stages_of, told
from silian.matters.views.ledger import Link

ASKED_FOR = (TRIAGE, HANDLE, APPROVE, PUBLISH, SEE_ORIGINAL)
BEGAN = ("matters.take_up", "matters.redo")
PARTS = {"all": _("全部"), "progress": _("进展"), "flow": _("流转")}


@page(VIEW)
def show_matter(request: Any, key: UUID) -> HttpResponse:
    """The page; htmx gets the history alone."""
    matter = matter_with_signs(request.actor, request.county, key)
    held = may_on({*ASKED_FOR, *verbs_of(matter)}, matter, request.actor)
    may = {verb.name.partition(".")[2]: verb.name in held for verb in ASKED_FOR}
    there = beside(matter)
    context = {
        "matter": matter,
        "may": may,
        "offers": offers(matter, request.actor, held),
        **_head(matter),
        **_work(matter, there, may["handle"]),
        **_right(request, matter, there, may["triage"]),
    }
    context |= _history(request, matter)
    return render_page(request, "matters/matter.html", context, part="matters/_timeline.html")


def _head(matter: Matter) -> dict[str, Any]:
    kinds = kinds_of(matter.county_id)
    kind = kinds.get(matter.kind)
    asked = kind.answers if kind else {}
    return {
        "kind": kind, "text": masked(matter), "light": light_of(matter, current_calendar()),
        "raiser": shown_raiser(matter), "phone": shown_phone(matter),
        "answers": [(asked[name].title, asked[name].shown(value)) for name, value in matter.answers.items() if name in asked],
    }  # fmt: skip


def _work(matter: Matter, there: Beside, handles: bool) -> dict[str, Any]:
    calendar, measures = current_calendar(), measures_in(matter)
    proof = proof_of(matter, measures)
    clock = clock_of(matter.round, there.requests)
    return {
        "measures": measures_of(matter, measures, proof, calendar, handles=handles), "files": proof.get(matter.pk, []),
        "clock": clock, "deadline": deadline(calendar, clock) if clock else None,
        "requests": there.requests, "rungs": rungs_of(matter, there.escalations, calendar),
        "call_backs": there.call_backs, "earlier": there.earlier,
    }  # fmt: skip


def _right(request: Any, matter: Matter, there: Beside, triages: bool) -> dict[str, Any]:
    """What stands in the right column: who, duplicates, publications, and the panels of other rooms."""
    rows = matters_for(request.actor, request.county, TRIAGE)
    similar = similar_to(matter, rows) if triages and matter.state in OPEN_STATES else []
    panels = shown_on("matters.matter", request, matter)
    return {
        "supporting": [row.unit for row in there.supports],
        "returns": there.returns,
        "similar": [(other, shown_title(other)) for other in similar],
        "publications": there.publications,
        "main_panels": [panel.html for panel in panels if panel.column == "main"],
        "aside_panels": [panel.html for panel in panels if panel.column == "aside"],
    }


def _history(request: Any, matter: Matter) -> dict[str, Any]:
    """The history, all of it or one kind of lines, with how many there are of each."""
    entries = list(history_of(matter))
    lines = [told(matter, entry) for entry in entries]
    begun = [line.at for line, entry in zip(lines, entries, strict=True) if entry.step in BEGAN]
    parts: dict[str, list[Told]] = {
        "all": lines, "progress": [line for line in lines if not line.key], "flow": [line for line in lines if line.key],
    }  # fmt: skip
    part = request.GET.get("history", "all")
    part = part if part in parts else "all"
    links = [Link(label, f"?history={name}", name == part, len(parts[name])) for name, label in PARTS.items()]
    return {
        "entries": parts[part],
        "history_links": links,
        "stages": stages_of(matter, timezone.localdate(begun[0]) if begun else None),
    }
