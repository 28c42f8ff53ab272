"""企业党建: who is on the way into the Party, the posts of distinction, the branches; naming a post and ending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
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
    asked = request.GET.get("part", "")
    part, (listed, rows_of) = (asked, LISTS[asked]) if asked in LISTS else (MEMBERS, LISTS[MEMBERS])
    by, rows = request.actor, listed(request.actor, request.county)
    here = request.GET.get("step", "")
    steps = _steps(rows, here) if part == MEMBERS else []
    rows = rows.filter(state=here) if steps and here in MEMBER.states else rows
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "part": part,
        "tabs": [{"words": words, "url": f"?part={name}", "current": name == part} for name, words in PARTS.items()],
        "steps": steps,
        "page": shown,
        "rows": rows_of(shown, by),
        "may_party": by.may(PARTY, request.county),
    }
    return render_page(request, "talent/party.html", context, part="talent/_party.html")


def _lit(shown: Any, by: Actor) -> list[Any]:
    calendar = current_calendar()
    return [(member, name, light_of_member(calendar, member)) for member, name in with_person(shown, by)]


def _plain(shown: Any, by: Actor) -> list[Any]:
    return list(shown)


MEMBERS = "members"
PARTS = {MEMBERS: _("发展党员"), "posts": _("先锋岗、示范岗"), "branches": _("党组织")}
LISTS: dict[str, tuple[Callable[[Actor, str], Any], Callable[[Any, Actor], list[Any]]]] = {
    MEMBERS: (members_for, _lit),
    "posts": (model_posts_for, with_person),
    "branches": (branches_for, _plain),
}


def _steps(members: Any, here: str) -> list[dict[str, Any]]:
    """How many stand at each step; the one in force leads back to all."""
    by_step = dict(members.order_by().values_list("state").annotate(n=Count("pk")))
    return [
        {
            "words": f"{state.label} {by_step.get(state.name, 0)}",
            "url": "?part=members" if state.name == here else f"?part=members&step={state.name}",
            "current": state.name == here,
        }
        for state in MAIN_ROAD
    ]


@page(PARTY, FORM)
def name_post(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        row = actions.name_model_post(by=request.actor, **told)
        messages.success(request, gettext("已命名：%s。") % row)
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
        gettext("撤销称号：%s") % row, _("撤销"), record=row, back=posts_address(), back_words=_("企业党建"), risk=True
    )
    return ask(request, EndingForm(request.POST or None), deed, question)


def posts_address() -> str:
    return reverse("talent:party") + "?part=posts"
