"""我的企业: the page of an enterprise contact's own enterprise."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from silian.chains.lights import light_of_dialogue
from silian.chains.permissions import TRADE
from silian.chains.queries import Asked, dialogues_for, enterprise_for, own_enterprises, postings_for
from silian.chains.views.showing import shown_enterprise
from silian.kernel.pages import page, render_page


@page(TRADE)
def show_mine(request: Any) -> HttpResponse:
    """What an enterprise raised and where it stands, who serves it, what it trades, what it says of itself."""
    own = own_enterprises(request.actor, request.county).first()
    if own is None:
        raise Http404
    enterprise = enterprise_for(request.actor, request.county, own.pk)
    context = shown_enterprise(request, enterprise) | {
        "dialogues": [(each, light_of_dialogue(each)) for each in dialogues_for(request.actor, request.county)],
        "own_postings": postings_for(request.actor, request.county, Asked("mine")),
    }
    return render_page(request, "chains/mine.html", context)
