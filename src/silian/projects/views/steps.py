"""Taking a step: its small form in the drawer or on a page of its own, and the deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.access import require
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, seen_version
from silian.projects import actions, forms
from silian.projects.lifecycle import LIFECYCLE, REACHED
from silian.projects.models import Project
from silian.projects.permissions import VIEW
from silian.projects.queries import project_for

FORM = ("GET", "HEAD", "POST")
DEEDS: dict[str, tuple[type[forms.StepForm], Callable[..., object]]] = {
    "sign": (forms.AgreementForm, actions.sign_agreement),
    "sign_framework": (forms.AgreementForm, actions.sign_framework),
    "sign_another": (forms.AgreementForm, actions.sign_another),
    "land": (forms.LandForm, actions.land_project),
    "build": (forms.StageForm, actions.start_building),
    "produce": (forms.StageForm, actions.begin_production),
    "reach_capacity": (forms.StageForm, actions.reach_capacity),
    "offer": (forms.OfferForm, actions.offer_project),
    "take_over": (forms.TakeOverForm, actions.accept_hand_over),
    "decline": (forms.DeclineForm, actions.decline_hand_over),
    "record_progress": (forms.ProgressForm, actions.record_progress),
    "raise_need": (forms.NeedForm, actions.raise_need),
    "forecast": (forms.ForecastForm, actions.revise_forecast),
    "invest": (forms.InvestmentForm, actions.record_investment),
    "link": (forms.LinkForm, actions.link_enterprise),
    "amend": (forms.AmendForm, actions.amend_project),
    "end": (forms.EndForm, actions.end_project),
}
NOTES = {
    "sign_framework": gettext_lazy("框架协议只记在项目上，不计入签约数和协议金额，项目仍为“在谈”。"),
    "offer": gettext_lazy("对方接收以前仍由本方跟办。"),
    "take_over": gettext_lazy("接收以后由本方跟办，限期未接会列为逾期。"),
    "end": gettext_lazy("终止后不能再推进，履行中的协议同日终止。"),
}


@page(VIEW, FORM)
def take_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the project, asked with its own form; the action asks stage and guards."""
    project = project_for(request.actor, request.county, pk)
    if step not in DEEDS:
        raise NotFound(step)
    row = LIFECYCLE.steps[step]
    require(row.needs, project, request.actor)
    form_class, act = DEEDS[step]
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*posted, project=project, by=request.actor)
    if form_class is forms.StageForm and row.to:
        form.fields["on"].label = Project._meta.get_field(REACHED[row.to.name]).verbose_name  # type: ignore[union-attr]

    def deed(told: Mapping[str, Any]) -> str:
        act(project, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(project)s：%(step)s，已办。") % {"project": project, "step": row.label})
        return reverse("projects:project", args=[pk])

    question = Question(
        row.label, row.label, record=project, note=NOTES.get(step, ""), back=reverse("projects:project", args=[pk]),
        back_words=project, risk=step == "end",
    )  # fmt: skip
    return ask(request, form, deed, question)
