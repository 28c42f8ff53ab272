"""Classes: the list, one class with its learners, opening one, enrolling and finishing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import ClassForm, EnrolForm, FinishForm, ReasonForm
from silian.talent.lifecycle import CLASS
from silian.talent.lifecycle.classes import FINISHED, RUNNING
from silian.talent.lights import light_of_class
from silian.talent.models import TrainingClass
from silian.talent.permissions import TRAIN, VIEW
from silian.talent.queries import class_for, classes_for, learners_of, with_person

FORM = ("GET", "HEAD", "POST")
A_PAGE, LEARNERS_A_PAGE = 30, 100
TABS = {"": (), "running": (RUNNING.name,), "finished": (FINISHED.name,)}
Told = Mapping[str, Any]


@page(VIEW)
def list_classes(request: Any) -> HttpResponse:
    rows = classes_for(request.actor, request.county)
    chosen = request.GET.get("view", "")
    wanted = TABS.get(chosen, ())
    shown = Paginator(rows.filter(state__in=wanted) if wanted else rows, A_PAGE).get_page(request.GET.get("page"))
    calendar = current_calendar()
    words = {"": _("全部"), "running": RUNNING.label, "finished": FINISHED.label}
    context = {
        "tabs": [
            {"words": label, "url": f"?view={name}" if name else "?", "current": name == chosen}
            for name, label in words.items()
        ],
        "page": shown,
        "rows": [(training, light_of_class(calendar, training)) for training in shown],
        "may_open": request.actor.may(TRAIN, request.county),
    }
    return render_page(request, "talent/classes.html", context, part="talent/_classes.html")


@page(VIEW)
def show_class(request: Any, pk: UUID) -> HttpResponse:
    training = class_for(request.actor, request.county, pk)
    pages = Paginator(learners_of(training), LEARNERS_A_PAGE)
    pages.count = training.learners  # counted with the class already
    shown = pages.get_page(request.GET.get("page"))
    context = {
        "training": training,
        "light": light_of_class(current_calendar(), training),
        "page": shown,
        "learners": with_person(shown, request.actor),
        "offers": offers(training, request.actor),
    }
    return render_page(request, "talent/class.html", context, part="talent/_learners.html")


@page(TRAIN, FORM)
def open_class(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        training = actions.open_class(by=request.actor, **told)
        messages.success(request, _("已开班：%s。请登记学员。") % training)
        return address(training)

    form = ClassForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("开班"), _("开班"), back=reverse("talent:classes"), back_words=_("冠名班和培训"))
    return ask(request, form, deed, question)


@page(VIEW, FORM)
def take_class_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of a class, asked with its own form. The action asks the permission."""
    training = class_for(request.actor, request.county, pk)
    form, deed_of, risk = _asked(request, training, step)

    def deed(told: Told) -> str:
        deed_of(told)
        return address(training)

    label = CLASS.steps[step].label
    question = Question(label, label, record=training, back=address(training), back_words=training, risk=risk)
    return ask(request, form, deed, question)


def _asked(request: Any, training: TrainingClass, step: str) -> tuple[forms.Form, Any, bool]:
    """The form of a step, what it does with the answers, and whether it is for good."""
    posted, how = request.POST or None, {"by": request.actor, "version": seen_version(request)}
    match step:
        case "enrol":
            return EnrolForm(posted), lambda told: _enrolled(request, actions.enrol(training, **told, **how)), False
        case "finish_class":
            form = FinishForm(posted, training=training, by=request.actor)
            return form, lambda told: actions.finish_class(training, **told, **how), True
        case "cancel_class":
            return ReasonForm(posted), lambda told: actions.cancel_class(training, **told, **how), True
    raise Http404


def _enrolled(request: Any, rows: list[Any]) -> None:
    messages.success(request, _("已登记学员 %d 人。") % len(rows))


def address(training: TrainingClass) -> str:
    return reverse("talent:trainingclass", args=[training.pk])
