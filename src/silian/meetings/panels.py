"""What this room shows elsewhere: the next meeting on the workbench, a chain's meetings, a matter's way through them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.panels import Context, Panel, register
from silian.matters.models import Matter
from silian.meetings.models import AgendaItem
from silian.meetings.permissions import VIEW
from silian.meetings.queries import meetings_for, next_meeting_for, with_names

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


register(Panel("meetings.next", "meetings/_panel_next.html", next_meeting, column="aside"))
register(Panel("meetings.chain", "meetings/_panel_chain.html", meetings_of_chain, column="aside", page="chains.chain"))
register(
    Panel("meetings.matter", "meetings/_panel_matter.html", meetings_of_matter, column="aside", page="matters.matter")
)
