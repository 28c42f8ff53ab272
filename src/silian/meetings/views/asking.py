"""How a form or a button of this room is asked and answered: `kernel.pages.ask` with the way back to the meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel import pages
from silian.kernel.pages import Question, post_once
from silian.meetings.models import Meeting

CHANGED = "meeting-changed"  # what the meeting's page listens for to fetch its part anew


def ask(
    request: Any,
    form: forms.Form,
    deed: Callable[[Mapping[str, Any]], str],
    question: Question,
    meeting: Meeting | None,
) -> HttpResponse:
    """Asks about a meeting, or before there is one."""
    back = address(meeting) if meeting else reverse("meetings:list")
    return pages.ask(request, form, deed, replace(question, back=back, back_words=meeting or _("会议")))


def do_once(request: Any, meeting: Meeting, deed: Callable[[], object], anchor: str) -> HttpResponse:
    """Does what one button of the meeting's page asks, once. With htmx the page only fetches its part anew."""

    def done() -> str:
        deed()
        return f"{address(meeting)}#{anchor}"

    answer = post_once(request, done)
    return HttpResponse(status=204, headers={"HX-Trigger": CHANGED}) if request.htmx else answer


def address(meeting: Meeting) -> str:
    """Where a deed leads to. Without an anchor: a browser that stands there already would follow one without asking anew."""
    return reverse("meetings:meeting", args=[meeting.pk])
