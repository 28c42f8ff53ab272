"""What the matters show on the workbench: 要我办的, 等我确认, 逾期的, 快速登记."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.chains.permissions import TRADE
from silian.chains.queries import own_enterprises
from silian.kernel.calendar import Light
from silian.kernel.calendar.table import current_calendar
from silian.kernel.panels import Panel, Stat, register
from silian.matters.clock import light_of
from silian.matters.kinds import kinds_of
from silian.matters.lifecycle import OPEN
from silian.matters.masked import shown_title
from silian.matters.models import Matter
from silian.matters.permissions import HANDLE, RAISE, TRIAGE, URGE
from silian.matters.queries import (
    awaiting_signature,
    matters_for,
    overdue,
    requests_waiting,
    shorter_dues,
    to_do,
    with_names,
)

MOST = 8
Context = Mapping[str, Any]


def show_to_do(request: Any) -> Context | None:
    """What this person has to move on, overdue first."""
    if not any(request.actor.may(verb, request.county) for verb in (TRIAGE, HANDLE)):
        return None
    rows = to_do(request.actor, request.county)
    total = rows.count()
    headline = _("今天要办 %d 件") % total if total else ""
    return {"rows": _rows(rows[:MOST]), "total": total, "more": total - MOST, "headline": headline}


def show_to_confirm(request: Any) -> Context | None:
    """What waits for this person's yes or no: signatures, pauses and extensions, shorter deadlines."""
    by, county = request.actor, request.county
    signatures, shorter = list(awaiting_signature(by, county)[:MOST]), list(shorter_dues(by, county)[:MOST])
    requests = list(requests_waiting(by, county)[:MOST])
    total = len(signatures) + len(requests) + len(shorter)
    if not total:
        return None
    return {
        "signatures": _rows(signatures), "shorter": _rows(shorter), "total": total,
        "requests": [(each, shown_title(each.round.matter)) for each in requests],
        "headline": _("等您确认 %d 件") % total,
    }  # fmt: skip


def show_overdue(request: Any) -> Context | None:
    """What is overdue and with whom, for those who may urge."""
    if not request.actor.may(URGE, request.county):
        return None
    rows = overdue(with_names(matters_for(request.actor, request.county, URGE))).order_by("round__due", "number")
    total = rows.count()
    headline = _("逾期 %d 件") % total if total else ""
    return {"rows": _rows(rows[:MOST]), "total": total, "more": total - MOST, "headline": headline}


def show_of_chain(request: Any, chain: Chain) -> Context | None:
    """The chain's open matters, on the chain's page, and one click away those that are overdue."""
    rows = matters_for(request.actor, request.county).filter(chain=chain)
    context = _open(rows, f"?tab=all&chain={chain.pk}")
    return context and {**context, "stats": _counts(rows, f"{reverse('matters:list')}?chain={chain.pk}&tab=")}


def _counts(rows: QuerySet[Matter], tab: str) -> list[Stat]:
    waiting, late = rows.filter(state__in=[s.name for s in OPEN]).count(), overdue(rows).count()
    light = Light("red", _("看是哪几件")) if late else None
    return [
        Stat(_("在办事项"), waiting, f"{tab}open", _("件")),
        Stat(_("逾期事项"), late, f"{tab}overdue", _("件"), light),
    ]


def show_of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    """What an enterprise raised and what became of it, on the enterprise's page."""
    rows = matters_for(request.actor, request.county).filter(raiser_unit=enterprise.unit_id)
    latest = _rows(with_names(rows).order_by("-raised_on", "-number")[:MOST])
    return {"rows": latest, "title": _("提出的事项"), "more": ""} if latest else None


def show_own_needs(request: Any) -> Context | None:
    """For an enterprise's contact: what it raised and where that stands, on the workbench."""
    own = own_enterprises(request.actor, request.county).first() if request.actor.may(TRADE, request.county) else None
    return show_of_enterprise(request, own) if own else None


def _open(rows: QuerySet[Matter], more: str) -> Context | None:
    waiting = with_names(rows.filter(state__in=[s.name for s in OPEN])).order_by(F("round__due").asc(nulls_last=True))
    shown = _rows(waiting[:MOST])
    return {"rows": shown, "title": _("在办事项"), "more": more} if shown else None


def show_quick_raise(request: Any) -> Context | None:
    """The kinds as one tap each."""
    if not request.actor.may(RAISE, request.county):
        return None
    return {"kinds": [(name, kind.title) for name, kind in kinds_of(request.county).items()]}


def _rows(matters: Any) -> list[dict[str, Any]]:
    calendar = current_calendar()
    return [_row(matter, calendar) for matter in matters]


def _row(matter: Matter, calendar: Any) -> dict[str, Any]:
    return {"matter": matter, "title": shown_title(matter), "light": light_of(matter, calendar)}


def register_all() -> None:
    """Puts the panels where they belong; called when the room is ready."""
    register(Panel("matters.to_do", "matters/panels/to_do.html", show_to_do))
    register(Panel("matters.to_confirm", "matters/panels/to_confirm.html", show_to_confirm))
    register(Panel("matters.overdue", "matters/panels/overdue.html", show_overdue))
    register(Panel("matters.own_needs", "matters/panels/matters.html", show_own_needs))
    register(Panel("matters.chain", "matters/panels/matters.html", show_of_chain, page="chains.chain", order=20))
    enterprise = Panel(
        "matters.enterprise", "matters/panels/matters.html", show_of_enterprise, page="chains.enterprise", order=20
    )
    register(enterprise)
    register(Panel("matters.quick_raise", "matters/panels/quick_raise.html", show_quick_raise, "aside"))
