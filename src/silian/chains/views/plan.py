"""一套方案: adding a task to a chain's plan, and completing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import CompleteForm, TaskForm
from silian.chains.permissions import PLAN
from silian.chains.queries import chain_for, task_for
from silian.chains.views.chains import address
from silian.kernel.pages import Question, ask, page, seen_version

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(PLAN, FORM)
def add_task(request: Any, pk: UUID) -> HttpResponse:
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.add_plan_task(chain, by=request.actor, **told)
        return address(chain) + "#plan"

    form = TaskForm(request.POST or None, chain=chain)
    return ask(request, form, deed, Question(_("加任务"), _("加入方案"), back=address(chain), back_words=chain))


@page(PLAN, FORM)
def complete_task(request: Any, pk: UUID) -> HttpResponse:
    task = task_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.complete_plan_task(task, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已完成：%s") % task)
        return address(task.chain) + "#plan"

    question = Question(task, _("记为完成"), record=task, back=address(task.chain), back_words=task.chain)
    return ask(request, CompleteForm(request.POST or None), deed, question)
