"""The minutes as a document: the version in force and those before it, or the draft that the records tell."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from silian.kernel.pages import page, render_page
from silian.meetings.permissions import VIEW
from silian.meetings.queries import draft_of_minutes, meeting_for


@page(VIEW)
def show_minutes(request: Any, pk: UUID) -> HttpResponse:
    meeting = meeting_for(request.actor, request.county, pk)
    versions = list(meeting.minutes.order_by("-ordinal"))
    wanted = request.GET.get("version", "")
    chosen = next((v for v in versions if str(v.ordinal) == wanted), versions[0] if versions else None)
    text = chosen.text if chosen else draft_of_minutes(meeting)
    title, *lines = text.splitlines()
    context = {"meeting": meeting, "versions": versions, "chosen": chosen, "title": title, "lines": lines}
    return render_page(request, "meetings/minutes.html", context)
