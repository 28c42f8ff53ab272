"""记走访: whom, how, what was raised; on a phone in three taps and one sentence."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel.errors import Conflict, Refused
from silian.kernel.pages import blame, page, post_once, render_page
from silian.support import actions
from silian.support.forms import NeedForm, VisitForm
from silian.support.forms.visits import ANSWER
from silian.support.permissions import VISIT
from silian.support.queries import enterprises_to_visit, needs_of, visits_for


@page(VISIT, ("GET", "HEAD", "POST"))
def record_visit(request: Any) -> HttpResponse:
    """The form; posted, the visit and its page. `?enterprise=` is whom a link elsewhere spoke of."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VisitForm(request.county, request.actor, *posted, enterprise=_spoken_of(request))
    if posted and form.is_valid():
        try:
            return post_once(request, lambda: _deed(request, form))
        except Conflict:
            raise
        except Refused as refusal:
            blame(form, _under_its_answer(refusal))
    return render_page(request, "support/new_visit.html", {"form": form}, status=422 if posted else 200)


def _spoken_of(request: Any) -> Enterprise | None:
    try:
        key = UUID(request.GET.get("enterprise", ""))
    except ValueError:
        return None
    return enterprises_to_visit(request.actor, request.county).filter(pk=key).first()


def _deed(request: Any, form: VisitForm) -> str:
    visit = actions.record_visit(by=request.actor, **form.told)
    matters = list(needs_of(visit))
    said = _("已记走访，%s 交研判岗受理。") % matters[0].number if matters else _("已记走访。")
    messages.success(request, said)
    seen = visits_for(request.actor, request.county).filter(pk=visit.pk).exists()
    return reverse("support:visit", args=[visit.pk]) if seen else reverse("support:record")


def _under_its_answer(refusal: Refused) -> Refused:
    """The refusal with the sentences about the kind's answers bound to their fields here."""
    bound = {**refusal.fields, **{ANSWER + name: sentence for name, sentence in refusal.fields.items()}}
    bound["sentence"] = refusal.fields.get("title", refusal.fields.get("sentence", ""))
    return Refused(refusal.sentence, {name: sentence for name, sentence in bound.items() if sentence})


@page(VISIT)
def ask_answers(request: Any) -> HttpResponse:
    """What the chosen kind must know, to stand under it."""
    form = NeedForm(county=request.county, kind=request.GET.get("kind", ""))
    return render_page(request, "support/_answers.html", {"form": form})


@page(VISIT)
def find_enterprises(request: Any) -> HttpResponse:
    """Enterprises whose name contains what was typed, for the list under the field."""
    words = request.GET.get("firm", "").replace("\x00", "").strip()[:60]
    firms = enterprises_to_visit(request.actor, request.county, words)[:20] if words else []
    return render_page(request, "support/_enterprises.html", {"firms": firms})
