"""消息: a person's inbox. Looking marks nothing; a notice is read when it is opened, or when somebody says so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from silian.kernel.errors import NotFound
from silian.kernel.notices import Notice
from silian.kernel.notices.inbox import mark_read, mark_unread, notices_for, undo_reading
from silian.kernel.pages import page, render_page
from silian.web.inbox import Asked, asked_notices, choices, record_of
from silian.web.undo import done

PAGE = 30
POST = ("POST",)


@page("signed_in")
def show_inbox(request: Any) -> HttpResponse:
    """The notices that the address asks for, the latest first, thirty a page."""
    asked = Asked.of(request.GET)
    notices = Paginator(asked_notices(request, asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": notices, "rows": [_row(notice) for notice in notices], "choices": choices(request, asked), "asked": asked,
    }  # fmt: skip
    return render_page(request, "web/inbox.html", context, part="web/_notices.html")


@page("signed_in", POST)
def open_notice(request: Any, key: UUID) -> HttpResponse:
    """Marks a notice as read and goes to its record; to the inbox where that has no page."""
    notice = _mine(request, key)
    mark_read(_only(request, notice), by=request.actor)
    return HttpResponseRedirect(record_of(notice) or reverse("web:inbox"))


@page("signed_in", POST)
def mark_notice(request: Any, key: UUID) -> HttpResponse:
    """Marks a notice as read, or as unread again, whichever it is not."""
    notice = _mine(request, key)
    if notice.was_read:  # type: ignore[attr-defined]  # the query annotates it
        mark_unread(_only(request, notice), by=request.actor)
    else:
        deed = mark_read(_only(request, notice), by=request.actor)
        done(request, _("已标为已读。"), reverse("web:undo_reading", args=[deed]))
    if not request.htmx:
        return _back(request)
    return render(request, "web/_notice_changed.html", {"row": _row(_mine(request, key))})


@page("signed_in", POST)
def read_all(request: Any) -> HttpResponse:
    """Marks everything that the address asks for as read, at one stroke."""
    asked = Asked.of(request.POST)
    unread = asked_notices(request, Asked(asked.kind, unread=True))
    many = unread.count()
    if many:
        deed = mark_read(unread, by=request.actor)
        words = ngettext("%(many)d 条已标为已读。", "%(many)d 条已标为已读。", many) % {"many": many}
        done(request, words, reverse("web:undo_reading", args=[deed]))
    return HttpResponseRedirect(asked.address)


@page("signed_in", POST)
def undo(request: Any, deed: UUID) -> HttpResponse:
    """Takes back what one stroke marked as read."""
    if undo_reading(deed, by=request.actor):
        messages.info(request, _("已撤回，仍为未读。"))
    return _back(request)


def _mine(request: Any, key: UUID) -> Notice:
    found = notices_for(request.actor, request.county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"kernel.notice {key}")
    return found


def _only(request: Any, notice: Notice) -> Any:
    return notices_for(request.actor, request.county).filter(pk=notice.pk)


def _back(request: Any) -> HttpResponse:
    return HttpResponseRedirect(Asked.of(request.POST).address)


def _row(notice: Notice) -> dict[str, Any]:
    return {"notice": notice, "url": record_of(notice)}
