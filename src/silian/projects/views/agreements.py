"""An agreement stands on its project's page; ending one has a form of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import require
from silian.kernel.pages import Question, ask, page, seen_version
from silian.projects import actions
from silian.projects.forms import EndAgreementForm
from silian.projects.models import Project
from silian.projects.permissions import FOLLOW, VIEW
from silian.projects.queries import agreement_for

FORM = ("GET", "HEAD", "POST")


@page(VIEW)
def show_agreement(request: Any, pk: UUID) -> HttpResponse:
    """Where a figure's record list leads: to the agreements of the project."""
    agreement = agreement_for(request.actor, request.county, pk)
    return HttpResponseRedirect(_address(agreement.project))


@page(FOLLOW, FORM)
def end_agreement(request: Any, pk: UUID) -> HttpResponse:
    agreement = agreement_for(request.actor, request.county, pk)
    project = agreement.project
    require(FOLLOW, project, request.actor)

    def deed(told: Mapping[str, Any]) -> str:
        actions.end_agreement(agreement, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已终止：%s") % agreement.title)
        return _address(project)

    question = Question(
        _("终止“%s”") % agreement.title,
        _("终止协议"),
        record=project,
        back=_address(project),
        back_words=project,
        risk=True,
    )
    return ask(request, EndAgreementForm(request.POST or None), deed, question)


def _address(project: Project) -> str:
    return reverse("projects:project", args=[project.pk]) + "#agreements"
