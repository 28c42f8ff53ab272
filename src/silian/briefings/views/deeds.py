"""定稿 and 更正: the two forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.briefings.actions import publish_briefing, publish_correction
from silian.briefings.forms import CorrectionForm, PublishForm
from silian.briefings.permissions import CORRECT, PUBLISH
from silian.briefings.queries import compare, draft_correction, issue_for, template_of
from silian.indicators.asking import asked_of
from silian.kernel.access import require
from silian.kernel.errors import Refused
from silian.kernel.pages import Question, ask, page

FORM = ("GET", "HEAD", "POST")


@page(PUBLISH, FORM)
def publish(request: Any, programme: str) -> HttpResponse:
    """Asks whether to freeze the briefing as it stands; the cut-off and the unit are those of the page before."""
    template_of(request.county, programme)
    asked = asked_of(request.GET, request.county)
    form = PublishForm(request.POST) if request.method == "POST" else PublishForm(initial={"as_of": asked.as_of})

    def deed(filled: Mapping[str, Any]) -> str:
        issue = publish_briefing(asked.extent, programme, as_of=filled["as_of"], by=request.actor)
        messages.success(request, _("已定稿：%s。") % issue)
        return reverse("briefings:issue", args=[issue.pk])

    note = _("定稿后正文和数字不再改变，每个数的构成记录一并固化。之后的补录、撤销列在对照里，用更正公布。")
    back = reverse("briefings:briefing", args=[programme])
    return ask(
        request,
        form,
        deed,
        Question(_("定稿这期简报"), _("定稿"), note=note, back=back, back_words=_("简报"), risk=True),
    )


@page(CORRECT, FORM)
def correct(request: Any, key: UUID) -> HttpResponse:
    """The draft correction: the numbers that changed, each with old and new, and the reason."""
    issue = issue_for(request.county, key, request.actor)
    require(CORRECT, issue, request.actor)
    changed = [each for each in compare(issue) if each.to_correct]
    if not changed:
        raise Refused(_("现在重新统计的数与已公布的一致，没有可更正的。"))
    form = CorrectionForm(request.POST if request.method == "POST" else None, changed=changed)

    def deed(filled: Mapping[str, Any]) -> str:
        publish_correction(issue, reason=filled["reason"], figures=filled["figures"], by=request.actor)
        messages.success(request, _("已公布更正。正文保留原数，旁边注明更正。"))
        return reverse("briefings:issue", args=[issue.pk])

    note = _("更正是单独的公告，正文不改。公告这样写：%s") % draft_correction(issue, changed)
    back = reverse("briefings:issue", args=[issue.pk])
    return ask(
        request, form, deed, Question(_("更正稿"), _("公布更正"), note=note, back=back, back_words=issue, risk=True)
    )
