"""包联: the leaders and their enterprises, when each was last visited, what is still open there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.calendar import today
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.support import actions
from silian.support.forms import EndForm, HandOverForm, PairForm
from silian.support.permissions import PAIR, VIEW, VISIT
from silian.support.queries import counts_of, due_for_a_visit, pairing_for, pairings_for, with_what_happened
from silian.support.sections import support_of
from silian.support.showing import since_last_visit

FORM = ("GET", "HEAD", "POST")
A_PAGE = 60
TABS = {"": gettext_lazy("在包联"), "due": gettext_lazy("该走访的"), "ended": gettext_lazy("已结束")}
Told = Mapping[str, Any]


@page(VIEW)
def list_pairings(request: Any) -> HttpResponse:
    """Leader by leader; `?view=due` those not visited for long, `?view=ended` the history, `?q=` a part of a name."""
    chosen, words = request.GET.get("view", ""), request.GET.get("q", "").replace("\x00", "").strip()
    within = support_of(request.county).visit_within
    rows = with_what_happened(pairings_for(request.actor, request.county), request.actor, request.county)
    if words:
        firm = Q(enterprise__unit__name__icontains=words) | Q(enterprise__unit__short_name__icontains=words)
        rows = rows.filter(firm | Q(leader__name__icontains=words))
    views = {
        "": rows.filter(to_on=None).order_by("leader__entered_at", "leader", "enterprise__unit__name"),
        "due": due_for_a_visit(rows, today(), within).order_by("leader__entered_at", "leader", "waiting_since"),
        "ended": rows.exclude(to_on=None).order_by("-to_on", "leader__name"),
    }
    chosen = chosen if chosen in views else ""
    counts = counts_of(rows, today(), within)
    shown = Paginator(views[chosen], A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": [_tab(name, chosen, counts[name]) for name in TABS], "page": shown, "words": words,
        "view": chosen, "within": within, "rows": [(row, since_last_visit(row, within)) for row in shown],
        "may_pair": request.actor.may(PAIR, request.county), "may_visit": request.actor.may(VISIT, request.county),
    }  # fmt: skip
    return render_page(request, "support/pairings.html", context, part="support/_pairings.html")


def _tab(name: str, chosen: str, count: int) -> dict[str, object]:
    return {"words": TABS[name], "url": f"?view={name}" if name else "?", "current": name == chosen, "count": count}


@page(PAIR, FORM)
def pair(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        made = actions.pair(by=request.actor, **told)
        messages.success(request, _("%(leader)s包联%(firm)s。") % {"leader": made.leader, "firm": made.enterprise})
        return reverse("support:pairings")

    form = PairForm(request.POST or None, by=request.actor, county=request.county)
    return ask(
        request, form, deed, Question(_("安排包联"), _("安排"), back=reverse("support:pairings"), back_words=_("包联"))
    )


@page(PAIR, FORM)
def hand_over(request: Any, pk: UUID) -> HttpResponse:
    """The enterprise goes to another leader."""
    pairing = pairing_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.hand_over(pairing, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(firm)s已交给%(to)s包联。") % {"firm": pairing.enterprise, "to": told["to"]})
        return reverse("support:pairings")

    form = HandOverForm(request.POST or None, pairing=pairing)
    return ask(request, form, deed, _question(_("交接：%s") % pairing, _("交接"), pairing))


@page(PAIR, FORM)
def end_pairing(request: Any, pk: UUID) -> HttpResponse:
    pairing = pairing_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.end_pairing(pairing, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已结束：%s") % pairing)
        return reverse("support:pairings")

    question = _question(_("结束包联：%s") % pairing, _("结束"), pairing, risk=True)
    return ask(request, EndForm(request.POST or None), deed, question)


def _question(title: str, verb: str, record: object, risk: bool = False) -> Question:
    back = reverse("support:pairings")
    return Question(title, verb, record=record, back=back, back_words=_("包联"), risk=risk)
