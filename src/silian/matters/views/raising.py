"""登记事项: by somebody signed in, on a phone in three taps and one sentence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.errors import Conflict, Refused
from silian.kernel.pages import page, post_once, render_page
from silian.matters.forms.base import bind
from silian.matters.forms.raising import AnswersForm, RaiseForm
from silian.matters.kinds import kinds_of
from silian.matters.permissions import RAISE
from silian.matters.queries import matters_for, raisers_for


@page(RAISE, ("GET", "HEAD", "POST"))
def raise_one(request: Any) -> HttpResponse:
    """The form; posted, the matter and its page."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = RaiseForm(request.county, request.actor, *posted, kind=request.GET.get("kind", ""))
    if posted and form.is_valid():
        try:
            return post_once(request, lambda: _deed(request, form))
        except Conflict:
            raise
        except Refused as refusal:
            if not form.answers.take(refusal.fields):
                bind(form, refusal)
    return render_page(request, "matters/new.html", {"form": form}, status=422 if posted else 200)


def _deed(request: Any, form: RaiseForm) -> str:
    matter = form.act()
    messages.success(request, _("已登记 %s，交研判岗受理。") % matter.number)
    seen = matters_for(request.actor, request.county).filter(pk=matter.pk).exists()
    return reverse("matters:matter", args=[matter.pk]) if seen else reverse("matters:raise")


@page(RAISE)
def ask_answers(request: Any) -> HttpResponse:
    """What the chosen kind asks beside: what it needs under the kind, the rest among what may stay empty."""
    kind = kinds_of(request.county).get(request.GET.get("kind", ""))
    return render_page(request, "matters/_answers.html", {"answers": AnswersForm(kind), "apart": True})


@page(RAISE)
def find_units(request: Any) -> HttpResponse:
    """Units whose name contains what was typed, for the list under the field."""
    words = request.GET.get("unit", "").replace("\x00", "").strip()[:60]
    units = raisers_for(request.actor, request.county, words)[:20] if words else []
    return render_page(request, "matters/_units.html", {"units": units})
