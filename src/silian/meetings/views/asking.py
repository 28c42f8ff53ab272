"""How a form of this room is asked and answered: in the drawer, or on a page of its own without script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from silian.kernel.errors import Conflict, Refused
from silian.kernel.pages import post_once, render_page
from silian.meetings.models import Meeting

CHANGED = "meeting-changed"  # what the meeting's page listens for to fetch its part anew


@dataclass(frozen=True)
class Question:
    """What the form is headed with and its button says; `record` is the one whose version the person saw."""

    title: object
    verb: object
    record: Any = None
    risk: bool = False
    note: object = ""


def ask(
    request: Any,
    form: forms.Form,
    deed: Callable[[Mapping[str, Any]], str],
    question: Question,
    meeting: Meeting | None,
) -> HttpResponse:
    """Shows the form; a post does the deed once and goes where it says; a refusal shows the form again with the reason."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return post_once(request, lambda: deed(form.cleaned_data))
            except Refused as refused:
                blame(form, refused)
                status = 409 if isinstance(refused, Conflict) else 422
    context = {"form": form, "question": question, "meeting": meeting, "action": request.path}
    return render_page(request, "meetings/ask.html", context, part="meetings/_ask.html", status=status)


def blame(form: forms.Form, refused: Refused) -> None:
    """Puts a refusal onto the fields that it names, or onto the form as a whole."""
    named = {name: sentence for name, sentence in refused.fields.items() if name in form.fields}
    for name, sentence in named.items():
        form.add_error(name, str(sentence))
    if not named or str(refused) not in map(str, named.values()):
        form.add_error(None, str(refused))


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
