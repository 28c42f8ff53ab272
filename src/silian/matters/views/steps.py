"""Taking a step: its small form in the drawer or on a page of its own, and the deed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import require
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.pages import page, post_once, render_page, seen_version
from silian.matters.forms import FORMS
from silian.matters.forms.base import StepForm, bind, label_of, verb_for
from silian.matters.models import Matter
from silian.matters.permissions import TRIAGE, VIEW
from silian.matters.queries import matter_for, matters_for, people_of

ONCE_SEEN = "see_original"


@page(VIEW, ("GET", "HEAD", "POST"))
def take_step(request: Any, key: UUID, step: str) -> HttpResponse:
    """The form of one step; posted, the deed. A refusal shows the form again with its sentences."""
    matter = matter_for(request.actor, request.county, key)
    form_class = FORMS.get(step)
    if form_class is None:
        raise NotFound(step)
    require(verb_for(step, form_class), matter, request.actor)
    if request.method != "POST":
        return _show(request, matter, step, form_class(matter=matter, by=request.actor, about=_about(request)))
    form = form_class(request.POST, request.FILES, matter=matter, by=request.actor, version=seen_version(request))
    return _act(request, matter, step, form)


def _act(request: Any, matter: Matter, step: str, form: StepForm) -> HttpResponse:
    if form.is_valid():
        try:
            done = post_once(request, lambda: _deed(request, matter, step, form))
        except Conflict:
            raise
        except Refused as refusal:
            bind(form, refusal)
        else:
            return _original(request, matter) if step == ONCE_SEEN else done
    return _show(request, matter, step, form, status=422)


def _deed(request: Any, matter: Matter, step: str, form: StepForm) -> str:
    """Does it, says so, and gives the address of the matter, or of the ledger if the matter is out of sight now."""
    form.act()
    if step != ONCE_SEEN:
        words = {"number": matter.number, "step": label_of(step, type(form))}
        messages.success(request, _("%(number)s：%(step)s，已办。") % words)
    seen = matters_for(request.actor, request.county).filter(pk=matter.pk).exists()
    return reverse("matters:matter", args=[matter.pk]) if seen else reverse("matters:list")


def _show(request: Any, matter: Matter, step: str, form: StepForm, status: int = 200) -> HttpResponse:
    words = {"label": label_of(step, type(form)), "step": step, "form": form, "matter": matter}
    return render_page(request, "matters/step.html", words, part="matters/_step.html", status=status)


def _original(request: Any, matter: Matter) -> HttpResponse:
    """The unmasked original, on the answer to the very post that gave the reason: it has no address of its own."""
    return render_page(request, "matters/original.html", {"matter": matter}, part="matters/_original.html")


def _about(request: Any) -> UUID | None:
    try:
        return UUID(request.GET.get("about", ""))
    except ValueError:
        return None


@page(TRIAGE)
def list_people(request: Any) -> HttpResponse:
    """The people of the chosen unit, as the choices of 责任人."""
    unit = request.GET.get("step-lead", "")
    try:
        people = people_of(request.county, str(UUID(unit)))
    except ValueError:
        people = people_of(request.county)
    return render_page(request, "matters/_people.html", {"people": people})
