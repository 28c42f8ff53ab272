"""企业党建: who is on the way into the Party, the posts of distinction, the branches; naming a post and ending it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import EndingForm, ModelPostForm
from silian.talent.lifecycle import MEMBER
from silian.talent.lifecycle.members import MAIN_ROAD
from silian.talent.lights import light_of_member
from silian.talent.permissions import PARTY, VIEW
from silian.talent.queries import branches_for, members_for, model_post_for, model_posts_for, with_person

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
Told = Mapping[str, Any]


@page(VIEW)
def show_party_work(request: Any) -> HttpResponse:
    """One of three lists: `?part=members` (with `&step=`), `posts` or `branches`."""
    by, county, part = request.actor, request.county, request.GET.get("part", "members")
    members, posts, branches = members_for(by, county), model_posts_for(by, county), branches_for(by, county)
    by_step = dict(members.order_by().values_list("state").annotate(n=Count("pk")))
    counts = {"members": sum(by_step.values()), "posts": posts.count(), "branches": branches.count()}
    part = part if part in counts else "members"
    step = request.GET.get("step", "")
    listed = {"members": members.filter(state=step) if step in MEMBER.states else members,
              "posts": posts, "branches": branches}[part]  # fmt: skip
    shown = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "part": part, "page": shown, "rows": _rows(part, shown, by), "tabs": _tabs(part, counts),
        "steps": _steps(by_step, step),
        "may_party": by.may(PARTY, county),
    }  # fmt: skip
    return render_page(request, "talent/party.html", context, part="talent/_party.html")


def _rows(part: str, shown: Any, by: Any) -> list[Any]:
    if part == "branches":
        return list(shown)
    if part == "posts":
        return with_person(shown, by)
    calendar = current_calendar()
    return [(member, name, light_of_member(calendar, member)) for member, name in with_person(shown, by)]


def _steps(by_step: Mapping[str, int], here: str) -> list[dict[str, Any]]:
    """How many stand at each step; the one in force leads back to all."""
    return [
        {
            "words": f"{state.label} {by_step.get(state.name, 0)}",
            "url": "?part=members" if state.name == here else f"?part=members&step={state.name}",
            "current": state.name == here,
        }
        for state in MAIN_ROAD
    ]


def _tabs(part: str, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    words = {"members": _("发展党员"), "posts": _("先锋岗、示范岗"), "branches": _("党组织")}
    return [
        {"words": label, "url": f"?part={name}", "current": name == part, "count": counts[name]}
        for name, label in words.items()
    ]


@page(PARTY, FORM)
def name_post(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        row = actions.name_model_post(by=request.actor, **told)
        messages.success(request, _("已命名：%s。") % row)
        return posts_address()

    form = ModelPostForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("命名先锋岗、示范岗"), _("命名"), back=posts_address(), back_words=_("企业党建"))
    return ask(request, form, deed, question)


@page(PARTY, FORM)
def end_post(request: Any, pk: UUID) -> HttpResponse:
    row = model_post_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.end_model_post(row, by=request.actor, version=seen_version(request), **told)
        return posts_address()

    question = Question(
        _("撤销称号：%s") % row, _("撤销"), record=row, back=posts_address(), back_words=_("企业党建"), risk=True
    )
    return ask(request, EndingForm(request.POST or None), deed, question)


def posts_address() -> str:
    return reverse("talent:party") + "?part=posts"
