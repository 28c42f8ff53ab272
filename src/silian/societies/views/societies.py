"""The societies of a tenant, the page of one in four parts, and the public page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.access import may_on
from silian.kernel.lifecycles import offers, verbs_of
from silian.kernel.pages import page, render_page
from silian.organisations.models import County
from silian.societies.conditions import conditions_of
from silian.societies.lifecycle import FOUNDED, PREPARING
from silian.societies.models import Society
from silian.societies.permissions import ENROL, EXCHANGE, FOUND, HANDLE, PREPARE, VIEW
from silian.societies.queries import (
    collaborations_of,
    events_of,
    members_of,
    public_societies,
    societies_for,
    society_for,
    spread_of,
    talks_held,
    tasks_of,
    with_names,
)
from silian.societies.sections import societies_of
from silian.societies.showing import light_of_event, light_of_task

PARTS = {
    "tasks": gettext_lazy("筹备工作"), "members": gettext_lazy("会员"), "events": gettext_lazy("学术活动"),
    "collaborations": gettext_lazy("合作"),
}  # fmt: skip
FEW = 5  # fewer people than this are not told in public


@page(VIEW)
def list_societies(request: Any) -> HttpResponse:
    rows = list(societies_for(request.actor, request.county))
    context = {"rows": rows, "may_begin": request.actor.may(FOUND, request.county)}
    return render_page(request, "societies/list.html", context)


@page(VIEW)
def show_society(request: Any, pk: UUID) -> HttpResponse:
    """The society: what its founding still needs, and one of its four parts (`?part=`)."""
    society = society_for(request.actor, request.county, pk)
    asked = request.GET.get("part", "")
    part = asked if asked in PARTS else "members" if society.state == FOUNDED.name else "tasks"
    held = may_on({PREPARE, HANDLE, ENROL, EXCHANGE, *verbs_of(society)}, society, request.actor)
    context = {
        "society": society, "part": part, "may": held, "offers": offers(society, request.actor, held),
        "conditions": conditions_of(society) if society.state == PREPARING.name else [],
        "declared": societies_of(request.county).get(society.kind), "rows": ROWS[part](society, request.actor),
        "tabs": [{"words": words, "url": f"?part={name}", "current": name == part} for name, words in PARTS.items()],
    }  # fmt: skip
    return render_page(request, "societies/society.html", context, part="societies/_part.html")


def _tasks(society: Society, by: Any) -> list[Any]:
    return [(task, light_of_task(task), by.person == task.owner_id) for task in tasks_of(society)]


def _members(society: Society, by: Any) -> list[Any]:
    declared = societies_of(society.county_id).get(society.kind)
    disciplines, regions = (declared.disciplines, declared.regions) if declared else ({}, {})
    return [
        (row, name, disciplines.get(row.discipline, row.discipline), regions.get(row.region, row.region))
        for row, name in with_names(members_of(society), by)
    ]


def _events(society: Society, by: Any) -> list[Any]:
    return [(event, light_of_event(event)) for event in events_of(society)]


def _collaborations(society: Society, by: Any) -> list[Any]:
    return list(collaborations_of(society))


ROWS = {"tasks": _tasks, "members": _members, "events": _events, "collaborations": _collaborations}


@page("public")
def show_public_page(request: Any, county: str) -> HttpResponse:
    """For everybody: what the society is for, how it is made up, what it held. Names are starred; no medical advice."""
    place = get_object_or_404(County, pk=county)
    request.county = place.pk
    declared = societies_of(place.pk)
    told = [_told(society, declared.get(society.kind)) for society in public_societies(place.pk)]
    return render_page(request, "societies/public.html", {"place": place, "societies": told})


def _told(society: Society, declared: Any) -> dict[str, Any]:
    titles = (declared.disciplines, declared.regions) if declared else ({}, {})
    spreads = [
        [(titles[at].get(key, key), n if n >= FEW else f"<{FEW}") for key, n in spread_of(society, over)]
        for at, over in enumerate(("discipline", "region"))
    ]
    return {
        "society": society, "purpose": declared.purpose if declared else "", "disciplines": spreads[0],
        "regions": spreads[1], "events": [e for e in events_of(society) if e.state != "cancelled"][:20],
        "talks": list(talks_held(society)[:20]), "collaborations": list(collaborations_of(society).filter(to_on=None)),
        "state": _("%s 成立") % society.founded_on if society.founded_on else society.state_label,
    }  # fmt: skip
