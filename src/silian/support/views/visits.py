"""The visits, and the page of one: what was seen, what was raised, whom the answers help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.attachments import attached_to
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, render_page
from silian.matters.masked import shown_title
from silian.matters.queries import matters_for
from silian.support import actions
from silian.support.forms import HelpedForm, NeedForm
from silian.support.models import Visit
from silian.support.permissions import VIEW, VISIT
from silian.support.queries import needs_of, raised_on, visit_for, visits_for, with_names

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30
Told = Mapping[str, Any]


@page(VIEW)
def list_visits(request: Any) -> HttpResponse:
    """The visits that this person may see, by a part of an enterprise's or visitor's name (`?q=`)."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    rows = with_names(visits_for(request.actor, request.county, words))
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": shown, "words": words, "may_visit": request.actor.may(VISIT, request.county),
        "rows": [(visit, [_told(matter) for matter in raised_on(visit)]) for visit in shown],
    }  # fmt: skip
    return render_page(request, "support/visits.html", context, part="support/_visits.html")


def _told(matter: Any) -> tuple[Any, str]:
    return matter, shown_title(matter)


@page(VIEW)
def show_visit(request: Any, pk: UUID) -> HttpResponse:
    visit = visit_for(request.actor, request.county, pk)
    needs = needs_of(visit)
    seen = set(
        matters_for(request.actor, request.county).filter(pk__in=[m.pk for m in needs]).values_list("pk", flat=True)
    )
    context = {
        "visit": visit, "files": attached_to(visit), "may_add": VISIT.name in may_on([VISIT], visit, request.actor),
        "needs": [(matter, shown_title(matter), helped, matter.pk in seen) for matter, helped in needs.items()],
    }  # fmt: skip
    return render_page(request, "support/visit.html", context)


@page(VISIT, FORM)
def raise_need(request: Any, pk: UUID) -> HttpResponse:
    """One more need that was raised on the visit."""
    visit = visit_for(request.actor, request.county, pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NeedForm(*posted, county=request.county)

    def deed(_told: Told) -> str:
        assert form.need  # a kind is required here
        matter = actions.raise_need(visit, form.need, files=form.cleaned_data["photos"], by=request.actor)
        messages.success(request, _("已登记 %s，交研判岗受理。") % matter.number)
        return address(visit)

    return ask(request, form, deed, _question(_("再记一件诉求"), _("登记"), visit))


@page(VISIT, FORM)
def add_helped(request: Any, pk: UUID, matter: UUID) -> HttpResponse:
    """Another enterprise that the answer to this need helps."""
    visit = visit_for(request.actor, request.county, pk)
    need = next((each for each in needs_of(visit) if each.pk == matter), None)
    if need is None:
        raise NotFound(f"matters.matter {matter}")

    def deed(told: Told) -> str:
        actions.add_helped(visit, need, told["enterprise"], by=request.actor)
        return address(visit)

    form = HelpedForm(request.POST or None, visit=visit, by=request.actor)
    return ask(request, form, deed, _question(_("还有哪家企业受益"), _("记下"), visit))


def _question(title: str, verb: str, visit: Visit) -> Question:
    return Question(title, verb, back=address(visit), back_words=visit)


def address(visit: Visit) -> str:
    return reverse("support:visit", args=[visit.pk])
