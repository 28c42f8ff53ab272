"""一套方案: a chain's plan of three years, and the deeds on its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms.plan import AmendTaskForm, CompleteForm, DropTaskForm, TaskForm
from silian.chains.models import Chain, PlanTask
from silian.chains.permissions import PLAN, VIEW
from silian.chains.queries import chain_for, task_for
from silian.chains.queries.plan import PlanYear, plan_of
from silian.chains.views.chains import light_of
from silian.kernel.access import may_on, visible
from silian.kernel.calendar import Light, today
from silian.kernel.pages import Question, ask, page, render_page, seen_version

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    task: PlanTask
    light: Light
    may_complete: bool


@dataclass(frozen=True)
class Year:
    """A year of the plan as its panel shows it."""

    told: PlanYear
    rows: list[Row]
    words: str
    tick: float


@page(VIEW)
def show_plan(request: Any, pk: UUID) -> HttpResponse:
    """The plan by years, each with its progress."""
    chain = chain_for(request.actor, request.county, pk)
    mine = set(visible(PlanTask.objects.filter(chain=chain), request.actor, PLAN).values_list("pk", flat=True))
    context = {
        "chain": chain,
        "years": [_year(told, mine) for told in plan_of(chain)],
        "may_plan": PLAN.name in may_on({PLAN}, chain, request.actor),
        "deeds": PlanTask.Deed.labels,
    }
    return render_page(request, "chains/plan.html", context)


def _year(told: PlanYear, mine: set[UUID]) -> Year:
    numbers = {"done": told.done, "all": len(told.kept), "late": told.late, "overdue": told.overdue(today())}
    words = _("完成 %(done)d / %(all)d 项") % numbers
    for count, sentence in ((told.late, _("其中逾期完成 %d 项")), (numbers["overdue"], _("逾期未完成 %d 项"))):
        words += "，" + sentence % count if count else ""
    words += "，" + _("取消 %d 项") % told.dropped if told.dropped else ""
    rows = [Row(task, light_of(task), task.pk in mine and task.is_open) for task in told.tasks]
    return Year(told, rows, words, told.due_by(today()))


@page(PLAN, FORM)
def add_task(request: Any, pk: UUID) -> HttpResponse:
    """Adds a task (`?deed=&text=` fill it in beforehand)."""
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.add_plan_task(chain, by=request.actor, **told)
        return plan_address(chain)

    told_before = {name: request.GET[name] for name in ("deed", "text") if name in request.GET}
    form = TaskForm(request.POST or None, chain=chain, initial=told_before)
    return ask(request, form, deed, Question(_("加任务"), _("加入方案"), back=plan_address(chain), back_words=chain))


@page(PLAN, FORM)
def amend_task(request: Any, pk: UUID) -> HttpResponse:
    task = task_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.amend_plan_task(task, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已调整：%s") % task)
        return plan_address(task.chain)

    note = _("责任单位不在这里改：取消这项任务，再给新的单位加一项。")
    question = Question(
        _("调整任务"), _("调整"), record=task, note=note, back=plan_address(task.chain), back_words=task.chain
    )
    return ask(request, AmendTaskForm(request.POST or None, task=task), deed, question)


@page(PLAN, FORM)
def complete_task(request: Any, pk: UUID) -> HttpResponse:
    task = task_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.complete_plan_task(task, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已完成：%s") % task)
        return plan_address(task.chain)

    question = Question(task, _("记为完成"), record=task, back=plan_address(task.chain), back_words=task.chain)
    return ask(request, CompleteForm(request.POST or None, task=task), deed, question)


@page(PLAN, FORM)
def drop_task(request: Any, pk: UUID) -> HttpResponse:
    task = task_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.drop_plan_task(task, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已取消：%s") % task)
        return plan_address(task.chain)

    note = _("取消的任务留在方案里，注明原因，不再计入完成率。")
    question = Question(
        _("取消任务"), _("取消这项任务"), record=task, note=note, back=plan_address(task.chain), back_words=task.chain,
        risk=True,
    )  # fmt: skip
    return ask(request, DropTaskForm(request.POST or None), deed, question)


def plan_address(chain: Chain) -> str:
    return reverse("chains:plan", args=[chain.pk])
