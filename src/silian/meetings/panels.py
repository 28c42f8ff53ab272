"""What this room shows elsewhere: what comes next and what waits on the workbench, meetings of a chain, a matter, a village."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.panels import Context, Panel, register
from silian.matters.models import Matter
from silian.meetings.lifecycle.board import DRAFT, FILED
from silian.meetings.models import AgendaItem, Objection
from silian.meetings.permissions import POST_ON_BOARD, RECEIVE, VIEW, VIEW_SESSION
from silian.meetings.queries import (
    filings_for,
    meetings_for,
    next_meeting_for,
    next_session_for,
    posts_for,
    sessions_for,
    with_names,
)

SHOWN = 5


def next_meeting(request: Any) -> Context | None:
    """下一个会, with how many items wait; nothing for somebody who sees no meetings."""
    if not request.actor.may(VIEW, request.county):
        return None
    meeting = next_meeting_for(request.actor, request.county)
    return {"meeting": meeting, "title": _("下一个会")} if meeting else None


def meetings_of_chain(request: Any, chain: Chain) -> Context | None:
    rows = meetings_for(request.actor, request.county).filter(sittings__organ__chains_of_committee=chain)
    meetings = list(with_names(rows)[:SHOWN])
    return {"meetings": meetings} if meetings else None


def meetings_of_matter(request: Any, matter: Matter) -> Context | None:
    seen = meetings_for(request.actor, request.county)
    items = AgendaItem.objects.filter(matter=matter, meeting__in=seen.order_by()).select_related("meeting")
    rows = list(items.prefetch_related("meeting__sittings__organ", "resolutions").order_by("-meeting__held_on"))
    return {"items": rows} if rows else None


def next_session(request: Any) -> Context | None:
    """The session that is live or comes next, for those whom it concerns."""
    if not request.actor.may(VIEW_SESSION, request.county):
        return None
    session = next_session_for(request.actor, request.county)
    return {"sessions": [session]} if session else None


def waiting(request: Any) -> Context | None:
    """Drafts to hang up, objections to answer, filings to receive."""
    by, county = request.actor, request.county
    found: dict[str, list[Any]] = {}
    if by.may(POST_ON_BOARD, county):
        posts = posts_for(by, county, POST_ON_BOARD)
        found["drafts"] = list(posts.filter(state=DRAFT.name)[:SHOWN])
        open_ones = Objection.objects.filter(post__in=posts.order_by(), answered_on=None)
        found["objections"] = list(open_ones.select_related("post").order_by("due")[:SHOWN])
    if by.may(RECEIVE, county):
        found["filings"] = list(filings_for(by, county, RECEIVE).filter(state=FILED.name)[:SHOWN])
    total = sum(map(len, found.values()))
    return {**found, "headline": _("村务待办 %d 件") % total} if total else None


def sessions_of_village(request: Any, village: Any) -> Context | None:
    """A village's sessions, on the page of a record that has a `unit`."""
    rows = sessions_for(request.actor, request.county).filter(village=village.unit_id)
    sessions = list(rows[:SHOWN])
    return {"sessions": sessions} if sessions else None


register(Panel("meetings.waiting", "meetings/_panel_waiting.html", waiting))
register(Panel("meetings.next_session", "meetings/_panel_inquiries.html", next_session, column="aside"))
register(
    Panel(
        "meetings.village",
        "meetings/_panel_inquiries.html",
        sessions_of_village,
        column="aside",
        page="villages.village",
    )
)
register(Panel("meetings.next", "meetings/_panel_next.html", next_meeting, column="aside"))
register(Panel("meetings.chain", "meetings/_panel_chain.html", meetings_of_chain, column="aside", page="chains.chain"))
register(
    Panel("meetings.matter", "meetings/_panel_matter.html", meetings_of_matter, column="aside", page="matters.matter")
)
