"""One step on several matters: each on its own, and what could not be done is said with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.errors import NotFound, Refused
from silian.kernel.pages import page, post_once, render_page
from silian.matters.forms import FORMS
from silian.matters.forms.base import label_of, verb_for
from silian.matters.masked import shown_title
from silian.matters.models import Matter
from silian.matters.permissions import VIEW
from silian.matters.queries import matters_for, with_names

STEPS = ("urge", "reassign")
MOST = 50  # a page of the ledger


@page(VIEW, ("GET", "HEAD", "POST"))
def take_step_on_many(request: Any, step: str) -> HttpResponse:
    """The step's form for all chosen matters; posted, the step on each that allows it."""
    if step not in STEPS:
        raise NotFound(step)
    asked = request.POST if request.method == "POST" else request.GET
    matters = _chosen(request, step, asked.getlist("chosen"))
    if not matters:
        raise Refused(_("请先选中要办的事项；只能选您有权办的。"))
    data = (request.POST,) if request.method == "POST" else ()
    form = FORMS[step](*data, matter=matters[0], by=request.actor)
    if request.method == "POST" and form.is_valid():
        return post_once(request, lambda: _deed(request, step, matters))
    named = [(matter, shown_title(matter)) for matter in matters]
    words = {"label": label_of(step, FORMS[step]), "step": step, "form": form, "matters": named}
    return render_page(
        request, "matters/bulk.html", words, part="matters/_bulk.html", status=422 if form.is_bound else 200
    )


def _deed(request: Any, step: str, matters: list[Matter]) -> str:
    done, refused = 0, []
    for matter in matters:
        form = FORMS[step](request.POST, matter=matter, by=request.actor)
        try:
            form.is_valid()
            form.act()
            done += 1
        except Refused as refusal:
            refused.append(f"{matter.number}：{refusal}")
    if done:
        messages.success(
            request, _("%(step)s，已办 %(done)d 件。") % {"step": label_of(step, FORMS[step]), "done": done}
        )
    if refused:
        messages.warning(request, _("%d 件没有办：") % len(refused) + "；".join(refused))
    return reverse("matters:list")


def _chosen(request: Any, step: str, keys: list[str]) -> list[Matter]:
    """The chosen matters on which this person holds the step's verb."""
    known = []
    for key in keys[:MOST]:
        try:
            known.append(UUID(key))
        except ValueError:
            continue
    rows = matters_for(request.actor, request.county, verb_for(step, FORMS[step])).filter(pk__in=known)
    return list(with_names(rows).order_by("number"))
