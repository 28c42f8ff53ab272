"""One way for every form that does a deed on a record: who may not learns so before they fill it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse

from silian.kernel.access import require
from silian.kernel.pages import Question, ask, seen_version
from silian.villages.forms import DeedForm

FORM = ("GET", "HEAD", "POST")


def do(request: Any, form: type[DeedForm], record: Any, back: str, words: object) -> HttpResponse:
    """Asks the form, does its deed once, and goes back to the page it was asked from."""
    require(form.needs, record, request.actor)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    asked = form(*posted, record=record, by=request.actor)

    def deed(told: Mapping[str, Any]) -> str:
        asked.do(seen_version(request))
        return back

    return ask(request, asked, deed, Question(form.title, form.verb, record=record, back=back, back_words=words))


def form_named(forms: Mapping[str, type[DeedForm]], name: str) -> type[DeedForm]:
    """The form of a deed; 404 for a word that names none."""
    if name not in forms:
        raise Http404
    return forms[name]


def offered(forms: Mapping[str, type[DeedForm]], held: set[str], *names: str) -> list[tuple[str, object]]:
    """The names and titles of those deeds whose verb this person holds on the record, for the buttons of its page."""
    wanted = names or tuple(forms)
    return [(name, forms[name].title) for name in wanted if forms[name].needs.name in held]
