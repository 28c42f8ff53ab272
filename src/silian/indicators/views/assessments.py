"""公布的考核结果: publishing, the frozen ranking and its sheets, appeals and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.indicators import actions
from silian.indicators.forms import AnswerForm, AppealForm, PublishForm
from silian.indicators.models import AssessedSheet, Assessment
from silian.indicators.permissions import ANSWER, APPEAL, ASSESS, VIEW
from silian.indicators.queries import appeal_for, assessment_for, last_month_s_end, schemes_of, sheet_for
from silian.indicators.views.scores import opened
from silian.kernel.access import may_on, require
from silian.kernel.calendar import today
from silian.kernel.pages import Question, ask, page, render_page, seen_version

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(ASSESS, FORM)
def publish(request: Any, scheme: str) -> HttpResponse:
    """Asks until when, and freezes the ranking; the end of the last month is offered."""
    declared = schemes_of(request.county).get(scheme)
    if declared is None:
        raise Http404

    def deed(told: Told) -> str:
        published = actions.publish_assessment(request.county, scheme, as_of=told["as_of"], by=request.actor)
        messages.success(request, _("已公布：%s。") % published)
        return assessment_url(published)

    form = PublishForm(request.POST or None, initial={"as_of": last_month_s_end(today())})
    note = _("公布后名次和每张计算单不再改变；责任单位在 %(n)d 个工作日内可以申诉。") % {"n": declared[1].appeal_days}
    back = reverse("indicators:ranking")
    question = Question(_("公布考核结果"), _("公布"), note=note, back=back, back_words=declared[1].title, risk=True)
    return ask(request, form, deed, question)


@page(VIEW)
def show_assessment(request: Any, pk: UUID) -> HttpResponse:
    """A published ranking."""
    found = assessment_for(request.county, pk)
    rows = [(sheet, [appeal for appeal in sheet.appeals.all() if appeal.correction]) for sheet in found.sheets.all()]
    return render_page(request, "indicators/assessment.html", {"assessment": found, "rows": rows})


@page(VIEW)
def show_assessed(request: Any, pk: UUID) -> HttpResponse:
    """A published sheet as it was printed, with the appeals against it."""
    sheet = sheet_for(request.county, pk)
    of, key = ("chain", sheet.chain_id) if sheet.chain_id else ("unit", sheet.unit_id)
    assert key
    appeals = [(each, ANSWER.name in may_on({ANSWER}, each, request.actor)) for each in sheet.appeals.order_by("-id")]
    context = {
        "sheet": sheet, "told": opened(sheet.told, sheet.assessment.as_of, of, key), "appeals": appeals,
        "may_appeal": APPEAL.name in may_on({APPEAL}, sheet, request.actor), "why_not": _why_not(sheet),
    }  # fmt: skip
    return render_page(request, "indicators/assessed.html", context)


def _why_not(sheet: AssessedSheet) -> str:
    """Why no appeal can be raised now; empty where one can."""
    until = sheet.assessment.appeal_until
    if until and today() > until:
        return _("申诉截止日是 %s，已经过了。") % until
    return _("已有一件申诉在等答复。") if any(not each.answered_on for each in sheet.appeals.all()) else ""


@page(APPEAL, FORM)
def appeal(request: Any, pk: UUID) -> HttpResponse:
    sheet = sheet_for(request.county, pk)
    require(APPEAL, sheet, request.actor)

    def deed(told: Told) -> str:
        made = actions.raise_appeal(sheet, by=request.actor, **told)
        by = _("，%s 前答复") % made.due if made.due else ""
        messages.success(
            request, _("已申诉，交%(office)s%(by)s。") % {"office": sheet.assessment.office or "", "by": by}
        )
        return assessed_url(sheet)

    question = Question(_("对考核结果申诉"), _("提出申诉"), back=assessed_url(sheet), back_words=sheet.name)
    return ask(request, AppealForm(request.POST or None), deed, question)


@page(ANSWER, FORM)
def answer(request: Any, pk: UUID) -> HttpResponse:
    found = appeal_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        made = actions.answer_appeal(found, by=request.actor, version=seen_version(request), **told)
        messages.success(request, made.correction or _("已答复：申诉不成立。"))
        return assessed_url(found.sheet)

    note = _("申诉理由：%s。成立的，先补正记录再答复，更正按重新计算的结果写。") % found.ground
    question = Question(
        _("答复申诉"), _("答复"), record=found, note=note, back=assessed_url(found.sheet), back_words=found.sheet.name
    )
    return ask(request, AnswerForm(request.POST or None), deed, question)


def assessment_url(assessment: Assessment) -> str:
    return reverse("indicators:assessment", args=[assessment.pk])


def assessed_url(sheet: AssessedSheet) -> str:
    return reverse("indicators:assessedsheet", args=[sheet.pk])
