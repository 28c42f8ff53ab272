"""The list of meetings, planning one, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from silian.kernel.pages import Question, page, render_page
from silian.meetings import actions
from silian.meetings.forms import PlanForm
from silian.meetings.lifecycle import CONCLUDED, IN_SESSION, ISSUED, PLANNED
from silian.meetings.permissions import PREPARE, VIEW
from silian.meetings.queries import count_by_state, meeting_for, meetings_for, with_names
from silian.meetings.views.asking import address, ask
from silian.meetings.views.showing import shown

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30
TABS = {
    "": (_("全部"), ()),
    "planned": (PLANNED.label, (PLANNED.name, IN_SESSION.name)),
    "concluded": (CONCLUDED.label, (CONCLUDED.name,)),
    "issued": (ISSUED.label, (ISSUED.name,)),
}


@page(VIEW)
def list_meetings(request: Any) -> HttpResponse:
    chosen = request.GET.get("view", "")
    rows = meetings_for(request.actor, request.county)
    wanted = TABS.get(chosen, TABS[""])[1]
    counted = count_by_state(rows)
    tabs = [
        {
            "words": label, "url": f"?view={name}" if name else "?", "current": name == chosen,
            "count": sum(counted[state] for state in states or counted),
        }
        for name, (label, states) in TABS.items()
    ]  # fmt: skip
    listed = Paginator(with_names(rows.filter(state__in=wanted) if wanted else rows), A_PAGE)
    listed.count = sum(counted[state] for state in wanted or counted)  # the tabs have counted it
    context = {
        "tabs": tabs,
        "page": listed.get_page(request.GET.get("page")),
        "may_plan": request.actor.may(PREPARE, request.county),
    }
    return render_page(request, "meetings/list.html", context, part="meetings/_rows.html")


@page(PREPARE, FORM)
def plan_meeting(request: Any) -> HttpResponse:
    form = PlanForm(request.POST or None, by=request.actor, county=request.county)

    def deed(told: Mapping[str, Any]) -> str:
        when = {name: told[name] for name in ("kind", "held_on", "title", "starts_at", "place")}
        return address(actions.plan_meeting(list(told["organs"]), by=request.actor, **when))

    return ask(request, form, deed, Question(_("筹备会议"), _("发会议通知")), None)


@page(VIEW)
def show_meeting(request: Any, pk: UUID) -> HttpResponse:
    meeting = meeting_for(request.actor, request.county, pk)
    context = {**shown(meeting, request.actor), "here": reverse("meetings:meeting", args=[pk])}
    return render_page(request, "meetings/meeting.html", context, part="meetings/_meeting.html")
