"""活动和竞赛: the list, one of them, entering and striking off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import ActivityForm, ReasonForm
from silian.talent.models import Activity
from silian.talent.permissions import HOLD, VIEW
from silian.talent.queries import activities_for, activity_for, with_person

FORM = ("GET", "HEAD", "POST")
A_PAGE = 40
Told = Mapping[str, Any]


@page(VIEW)
def list_activities(request: Any) -> HttpResponse:
    """What was held, the latest first; `?kind=` one kind of it."""
    chosen = request.GET.get("kind", "")
    rows = activities_for(request.actor, request.county)
    rows = rows.filter(kind=chosen) if chosen in Activity.Kind.values else rows
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    kinds = {"": _("全部"), **dict(Activity.Kind.choices)}
    tabs = [{"words": w, "url": f"?kind={k}" if k else "?", "current": k == chosen} for k, w in kinds.items()]
    context = {"tabs": tabs, "page": shown, "rows": list(shown), "may_hold": request.actor.may(HOLD, request.county)}
    return render_page(request, "talent/activities.html", context, part="talent/_activities.html")


@page(VIEW)
def show_activity(request: Any, pk: UUID) -> HttpResponse:
    activity = activity_for(request.actor, request.county, pk)
    honours = activity.honours.filter(revoked_on=None).select_related("individual", "enterprise__unit").order_by("pk")
    may = may_on([HOLD], activity, request.actor)
    context = {"activity": activity, "honours": with_person(honours, request.actor), "may": may}
    return render_page(request, "talent/activity.html", context)


@page(HOLD, FORM)
def enter_activity(request: Any) -> HttpResponse:
    form = ActivityForm(request.POST or None, by=request.actor, county=request.county)

    def deed(told: Told) -> str:
        actions.hold_activities(told["organiser"], [form.held], by=request.actor)
        messages.success(request, _("已登记“%s”。") % told["name"])
        return reverse("talent:activities")

    question = Question(_("登记活动和竞赛"), _("登记"), back=reverse("talent:activities"), back_words=_("活动和竞赛"))
    return ask(request, form, deed, question)


@page(HOLD, FORM)
def strike_activity(request: Any, pk: UUID) -> HttpResponse:
    activity = activity_for(request.actor, request.county, pk)
    back = reverse("talent:activity", args=[pk])

    def deed(told: Told) -> str:
        actions.strike_activity(activity, by=request.actor, version=seen_version(request), **told)
        return back

    question = Question(
        _("撤销登记：%s") % activity, _("撤销"), record=activity, back=back, back_words=activity, risk=True
    )
    return ask(request, ReasonForm(request.POST or None), deed, question)
