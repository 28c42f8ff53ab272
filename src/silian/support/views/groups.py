"""Service groups: which enterprises are served, by which branches, and who owes what until when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on, visible
from silian.kernel.calendar import today
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.support import actions
from silian.support.forms import CompleteForm, EndGroupForm, ErrandForm, GroupForm
from silian.support.models import Group
from silian.support.permissions import HANDLE, SERVE, VIEW_GROUP
from silian.support.queries import branches_serving, errand_for, group_for, groups_for
from silian.support.showing import light_of

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30
Told = Mapping[str, Any]


@page(VIEW_GROUP)
def list_groups(request: Any) -> HttpResponse:
    """The groups that this person may see: those at work first, by their next deadline."""
    shown = Paginator(groups_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "today": today(), "may_serve": request.actor.may(SERVE, request.county)}
    return render_page(request, "support/groups.html", context, part="support/_groups.html")


@page(VIEW_GROUP)
def show_group(request: Any, pk: UUID) -> HttpResponse:
    group = group_for(request.actor, request.county, pk)
    branches = branches_serving(group, group.to_on and min(group.to_on, today()))
    titles = {branch.field: branch.level.title for branch in branches}
    mine = set(visible(group.errands.all(), request.actor, HANDLE).values_list("pk", flat=True))
    rows = group.errands.select_related("owner").order_by("done_on", "due")
    errands = sorted(rows, key=lambda errand: (errand.done_on is not None, errand.due))
    context = {
        "group": group, "branches": branches, "may": may_on([SERVE], group, request.actor),
        "errands": [(errand, titles.get(errand.field, ""), light_of(errand), errand.pk in mine) for errand in errands],
    }  # fmt: skip
    return render_page(request, "support/group.html", context)


@page(SERVE, FORM)
def open_group(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        group = actions.open_group(by=request.actor, **told)
        messages.success(request, _("已为%s组建服务组，请列出服务事项。") % group)
        return address(group)

    form = GroupForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("组建服务组"), _("组建"), back=reverse("support:groups"), back_words=_("服务组"))
    return ask(request, form, deed, question)


@page(SERVE, FORM)
def open_errand(request: Any, pk: UUID) -> HttpResponse:
    group = group_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.open_errand(group, by=request.actor, **told)
        return address(group)

    form = ErrandForm(request.POST or None, group=group)
    return ask(request, form, deed, Question(_("列服务事项"), _("列入"), back=address(group), back_words=group))


@page(HANDLE, FORM)
def complete_errand(request: Any, pk: UUID) -> HttpResponse:
    errand = errand_for(request.actor, request.county, pk, HANDLE)

    def deed(told: Told) -> str:
        actions.complete_errand(errand, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已办完：%s") % errand)
        return address(errand.group)

    question = Question(errand, _("办完"), record=errand, back=address(errand.group), back_words=errand.group)
    return ask(request, CompleteForm(request.POST or None), deed, question)


@page(SERVE, FORM)
def end_group(request: Any, pk: UUID) -> HttpResponse:
    group = group_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.end_group(group, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%s的服务组已结束。") % group)
        return address(group)

    title = _("%s已正常生产，结束服务组") % group
    question = Question(title, _("结束"), record=group, back=address(group), back_words=group, risk=True)
    return ask(request, EndGroupForm(request.POST or None), deed, question)


def address(group: Group) -> str:
    return reverse("support:group", args=[group.pk])
