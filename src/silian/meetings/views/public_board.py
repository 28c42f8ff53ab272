"""The village notice board without sign-in: what hangs there, how each inquiry stands, and a word against it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.attachments import attached_to
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Conflict, Refused
from silian.kernel.pages import blame, page, post_once, render_page
from silian.matters.clock import light_of
from silian.matters.limits import too_many
from silian.meetings import actions
from silian.meetings.forms import ObjectForm
from silian.meetings.models import BoardPost, Inquiry
from silian.meetings.queries import asker_of, boards_of, hanging, masked_for_the_board, on_the_ledger, posts_on
from silian.organisations.models import County, Unit, UnitKind

MOST = 30


@page("public")
def list_boards(request: Any, county: str) -> HttpResponse:
    """The villages of a county whose board has something to show."""
    place = _enter(request, county)
    return render_page(request, "meetings/public/villages.html", {"place": place, "villages": boards_of(county)})


@page("public")
def show_village_board(request: Any, county: str, village: UUID) -> HttpResponse:
    """What hangs on one village's board today, and its inquiries until they are closed."""
    place = _enter(request, county)
    found = get_object_or_404(Unit, pk=village, county=place, kind=UnitKind.VILLAGE)
    posts = [(post, attached_to(post).count()) for post in posts_on(found)]
    ledger = [_row(inquiry, found) for inquiry in on_the_ledger(found)[:MOST]]
    context = {"place": place, "village": found, "posts": posts, "ledger": ledger}
    return render_page(request, "meetings/public/board.html", context)


def _row(inquiry: Inquiry, village: Unit) -> dict[str, Any]:
    """An inquiry on the ledger as the public reads it: no name, the office that answers for it, the masked result."""
    matter, who = inquiry.matter, inquiry.responsible
    assert matter
    unnamed = [inquiry.delegate.person.name] if inquiry.anonymous else []
    posted = getattr(matter, "posted", [])
    return {
        "text": masked_for_the_board(inquiry.text, village, unnamed), "asker": asker_of(inquiry),
        "who": who.title if who else "", "round": matter.round, "light": light_of(matter, current_calendar()),
        "result": next((one.result for one in reversed(posted) if one.result), ""), "number": matter.number,
        "held_on": inquiry.session.held_on,
    }  # fmt: skip


@page("public", ("GET", "HEAD", "POST"))
def object_to(request: Any, county: str, post: UUID) -> HttpResponse:
    """A word against a post, from anybody who reads it."""
    place = _enter(request, county)
    found = hanging(county).filter(pk=post).select_related("village").first()
    if found is None:
        raise Http404
    form = ObjectForm(request.POST or None)
    if request.method == "POST":
        if too_many("raise", request.actor.place):
            return render_page(request, "429.html", {}, status=429)
        if form.is_valid():
            try:
                return post_once(request, lambda: _deed(request, found, form))
            except Conflict:
                raise
            except Refused as refused:
                blame(form, refused)
    context = {"place": place, "post": found, "form": form}
    return render_page(request, "meetings/public/object.html", context, status=422 if request.method == "POST" else 200)


def _deed(request: Any, post: BoardPost, form: ObjectForm) -> str:
    actions.raise_objection(post, by=request.actor, **form.cleaned_data)
    messages.success(request, _("异议已收到，答复会贴在这条公示下面。"))
    return reverse("meetings:village_board", args=[post.county_id, post.village_id])


def _enter(request: Any, county: str) -> County:
    """The county whose public page this is; the frame then bears its name."""
    place = get_object_or_404(County, pk=county)
    request.county = place.pk
    return place
