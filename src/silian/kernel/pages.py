"""How a view is declared, and how a form's post becomes one deed.

`@page(needs=...)` puts a view into the permission table; `post_once()` runs a posted form under its idempotency key;
`ask()` is the whole way of a form. One view serves the page and its htmx part: see `render_page()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, cast

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from silian.kernel.access import Actor, Verb
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.idempotency import digest_of, run_once

Access = Verb | Literal["public", "signed_in", "demo"]
View = Callable[..., HttpResponse]
KEY = "_key"  # the form field that carries the idempotency key
VERSION = "_version"  # the form field that carries the record's version as the person saw it


class Asked(HttpRequest):
    """A request as the views see it: who asks, in which county. Set by `web.middleware`."""

    actor: Actor
    county: str
    htmx: Any


def page(needs: Access, methods: Iterable[str] = ("GET", "HEAD")) -> Callable[[View], View]:
    """Declares who may ask for this page at all; which records they may see on it is the query's matter."""
    allowed = tuple(methods)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if needs != "public" and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if isinstance(needs, Verb) and not request.actor.may(needs, request.county):
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except NotFound as stranger:
                raise Http404 from stranger

        shown: Any = require_http_methods(allowed)(guarded)
        shown.access, shown.methods = needs, allowed
        return cast(View, shown)

    return declare


def render_page(
    request: Any, template: str, context: Mapping[str, Any], part: str = "", status: int = 200
) -> HttpResponse:
    """The whole page, or only its part when htmx asks for the part."""
    wants_part = part and request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    return render(request, part if wants_part else template, dict(context), status=status)


def owner_of(request: Any) -> str:
    """Whose idempotency key it is: the account's, or the anonymous visitor's form."""
    return f"account:{request.user.pk}" if request.user.is_authenticated else "form"


def post_once(request: Any, deed: Callable[[], str]) -> HttpResponse:
    """Does what the form asks, once; answers with a redirect to the address that `deed` returns.

    The key is inserted first in the deed's transaction. A Refused leaves nothing behind, so the form keeps its key.
    """
    key = request.POST.get(KEY, "")
    if not 16 <= len(key) <= 64:
        raise Refused(_("这张表缺少防重复编号，请刷新页面后重新填写。"))
    address = run_once(owner_of(request), key, digest_of(_body(request)), deed)
    response = HttpResponseRedirect(address)
    if request.htmx:
        response = HttpResponse(status=204, headers={"HX-Redirect": address})  # type: ignore[assignment]
    return response


def _body(request: Any) -> bytes:
    fields = sorted((k, v) for k, vs in request.POST.lists() if k != "csrfmiddlewaretoken" for v in vs)
    files = sorted((k, f.name, f.size) for k, fs in request.FILES.lists() for f in fs)
    return repr((request.path, fields, files)).encode("utf-8", "surrogatepass")


def seen_version(request: Any) -> int | None:
    """The version that the person had before them when they pressed the button."""
    text = request.POST.get(VERSION, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@dataclass(frozen=True)
class Question:
    """What a form is headed with and what its button says; `record` is the one whose version the person saw.

    `back` and `back_words` lead to where the form was asked from; `risk` marks what cannot be taken back.
    """

    title: object
    verb: object
    record: Any = None
    note: object = ""
    back: str = ""
    back_words: object = ""
    risk: bool = False


def ask(
    request: Any, form: forms.BaseForm, deed: Callable[[Mapping[str, Any]], str], question: Question
) -> HttpResponse:
    """Shows a form, in the drawer or on a page of its own; a post does the deed once and goes where it says.

    A refusal shows the form again with its sentences (422, or 409 where somebody was faster); it keeps its key.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return post_once(request, lambda: deed(form.cleaned_data))
            except Refused as refused:
                blame(form, refused)
                status = 409 if isinstance(refused, Conflict) else 422
    context = {"form": form, "question": question, "action": request.get_full_path()}
    return render_page(request, "web/ask.html", context, part="web/_ask.html", status=status)


def blame(form: forms.BaseForm, refused: Refused) -> None:
    """Puts a refusal's sentences onto the fields that it names, and the sentence itself onto the form as a whole."""
    named = {name: str(sentence) for name, sentence in refused.fields.items() if name in form.fields}
    for name, sentence in named.items():
        form.add_error(name, sentence)
    if str(refused) not in named.values():
        form.add_error(None, str(refused))
