"""A programme's page: what is in force in this county, in which version, and what that version says."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from silian.indicators.catalogue import catalogue
from silian.indicators.queries import definition_text
from silian.kernel.access import VERBS
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page
from silian.kernel.programmes import PROGRAMME, ROLES, current, document, history
from silian.matters.kinds import KINDS, LADDER


@page("signed_in")
def show_programme(request: Any, name: str) -> HttpResponse:
    """The applied version with its digest, its kinds, roles and indicators, and the versions before it."""
    applied = current(request.county, name)
    if applied is None:
        raise Http404
    roles = document(request.county, name, ROLES)
    context = {
        "applied": applied,
        "programme": document(request.county, name, PROGRAMME),
        "kinds": document(request.county, name, KINDS),
        "ladder": document(request.county, name, LADDER),
        "roles": [_role(role) for role in roles.roles.values()] if roles else [],
        "entries": [(e, definition_text(e)) for e in catalogue(request.county, today(), name)],
        "versions": history(request.county, name)[:20],
    }
    return render_page(request, "web/programme.html", context)


def _role(role: Any) -> dict[str, Any]:
    return {"title": role.title, "verbs": [VERBS[v].label for v in role.may if v in VERBS]}
