"""村务公开 inside the house: what was published, what was said against it, and answering."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.urls import reverse

from silian.kernel.access import may_on
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound
from silian.kernel.pages import page, render_page
from silian.villages.forms import AnswerForm, ObjectionForm
from silian.villages.permissions import PUBLISH, VIEW_ACCOUNTS
from silian.villages.queries import objection_for, owed, publication_for, publications_for, villages_for
from silian.villages.showing import until
from silian.villages.views.deeds import FORM, do

A_PAGE = 50


@page(VIEW_ACCOUNTS)
def list_publications(request: Any) -> HttpResponse:
    """What was published, and above it the villages that still owe a quarter."""
    day, county = today(), request.county
    mine = set(villages_for(request.actor, county, VIEW_ACCOUNTS).values_list("pk", flat=True))
    waiting = [
        row
        for row in owed(county, day.replace(month=1, day=1), day.replace(month=12, day=31))
        if row.village.pk in mine
    ]
    calendar = current_calendar()
    rows = publications_for(request.actor, county).defer("content")
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "owed": [(row, until(row.due, day, calendar)) for row in waiting if row.quarter.last < day],
        "county": county,
    }
    return render_page(request, "villages/publications.html", context, part="villages/_publications.html")


@page(VIEW_ACCOUNTS)
def show_publication(request: Any, pk: UUID) -> HttpResponse:
    publication = publication_for(request.actor, request.county, pk)
    day, calendar = today(), current_calendar()
    objections = [
        (row, until(None if row.answered_on else row.due, day, calendar)) for row in publication.objections.all()
    ]
    context = {
        "publication": publication, "objections": objections, "files": attached_to(publication),
        "may_publish": PUBLISH.name in may_on([PUBLISH], publication, request.actor),
    }  # fmt: skip
    return render_page(request, "villages/publication.html", context)


@page(VIEW_ACCOUNTS)
def publication_file(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    """The photo of the notice board, always as a download."""
    publication = publication_for(request.actor, request.county, pk)
    found = attached_to(publication).filter(pk=file).first()
    if found is None or not found.file.exists():
        raise NotFound(f"kernel.attachment {file}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs


@page(PUBLISH, FORM)
def record_objection(request: Any, pk: UUID) -> HttpResponse:
    publication = publication_for(request.actor, request.county, pk)
    return do(request, ObjectionForm, publication, reverse("villages:publication", args=[pk]), publication)


@page(PUBLISH, FORM)
def answer_objection(request: Any, pk: UUID) -> HttpResponse:
    objection = objection_for(request.actor, request.county, pk)
    publication = objection.publication
    return do(request, AnswerForm, objection, reverse("villages:publication", args=[publication.pk]), publication)
