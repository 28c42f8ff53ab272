"""One project's page: its stages, who keeps it, agreements and amounts, needs, proof, history, next steps; entering one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.attachments import attached_to
from silian.kernel.errors import NotFound
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page
from silian.kernel.panels import shown_on
from silian.matters.queries import matters_for
from silian.projects import actions
from silian.projects.forms import ProjectForm
from silian.projects.models import Project
from silian.projects.permissions import ENTER, VIEW
from silian.projects.queries import amounts_of, project_for, trips_for
from silian.projects.sections import sides_of
from silian.projects.showing import in_words, lit, stages_of, told

FORM = ("GET", "HEAD", "POST")
LATEST = 12  # lines of the history that are open


@page(VIEW)
def show_project(request: Any, pk: UUID) -> HttpResponse:
    project = project_for(request.actor, request.county, pk)
    steps = offers(project, request.actor)
    panels = shown_on("projects.project", request, project)
    entries = told(project)
    context = {
        "project": project,
        "light": lit([project], request.county)[0].light,
        "stages": stages_of(project),
        "offers": steps,
        "may_follow": any(offer.step.name == "amend" for offer in steps),
        "latest": entries[:LATEST],
        "earlier": entries[LATEST:],
        "files": attached_to(project),
        "needs": _needs(request, project),
        **_keeping(project),
        **_money(project),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }
    return render_page(request, "projects/project.html", context)


def _keeping(project: Project) -> dict[str, Any]:
    titles = {side.name: side.title for side in sides_of(project.county_id)}
    held = {row.side: row for row in project.keepings.select_related("unit")}
    hand_overs = project.hand_overs.select_related("giver", "receiver").order_by("-offered_on", "-id")
    return {
        "sides": [(title, held.get(name), name == project.side) for name, title in titles.items()],
        "hand_overs": hand_overs,
    }


def _money(project: Project) -> dict[str, Any]:
    amounts = amounts_of(project)
    agreements = project.agreements.prefetch_related("parties").order_by("-signed_on", "-id")
    return {
        "amounts": amounts,
        "agreed": in_words(amounts.agreed), "expected": in_words(amounts.expected), "invested": in_words(amounts.invested),
        "deviation": in_words(amounts.deviation) if amounts.deviation else "",
        "agreements": [(agreement, in_words(agreement.fen)) for agreement in agreements],
        "forecasts": [(row, in_words(row.fen)) for row in project.forecasts.order_by("-on", "-id")],
        "investments": [(row, in_words(row.fen)) for row in project.investments.order_by("-on", "-id")],
    }  # fmt: skip


def _needs(request: Any, project: Project) -> list[tuple[Any, bool]]:
    """The project's needs, and whether this person may open each of them in the ledger."""
    rows = [need.matter for need in project.needs.select_related("matter__lead")]
    seen = set(
        matters_for(request.actor, request.county).filter(project_need__project=project).values_list("pk", flat=True)
    )
    return [(matter, matter.pk in seen) for matter in rows]


@page(VIEW)
def download(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    """A file of a project that this person may see, always as a download."""
    project = project_for(request.actor, request.county, pk)
    found = attached_to(project).filter(pk=file).first()
    if found is None or not found.file.exists():
        raise NotFound(f"kernel.attachment {file}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs


@page(ENTER, FORM)
def enter(request: Any) -> HttpResponse:
    """Registers a project in talks; `?trip=` says of which trip it came."""

    def deed(typed: Mapping[str, Any]) -> str:
        project = actions.enter_project(by=request.actor, **typed)
        messages.success(request, _("已登记 %(number)s，由%(keeper)s跟办。") % {
            "number": project.number, "keeper": project.keeper,
        })  # fmt: skip
        return reverse("projects:project", args=[project.pk])

    trip = _trip(request)
    form = ProjectForm(request.POST or None, by=request.actor, county=request.county, initial={"trip": trip})
    question = Question(_("登记项目"), _("登记"), back=reverse("projects:board"), back_words=_("项目"))
    return ask(request, form, deed, question)


def _trip(request: Any) -> Any:
    try:
        return trips_for(request.actor, request.county).filter(pk=UUID(request.GET.get("trip", ""))).first()
    except ValueError:
        return None
