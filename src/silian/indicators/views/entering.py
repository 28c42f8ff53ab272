"""Entering an external figure, and handing out its source document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.indicators.actions import enter_external_figure
from silian.indicators.catalogue import entry_named
from silian.indicators.forms import ExternalForm
from silian.indicators.permissions import ENTER, VIEW
from silian.indicators.queries import entries_of
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import today
from silian.kernel.pages import Question, ask, page
from silian.kernel.rules import External


@page(ENTER, ("GET", "HEAD", "POST"))
def enter(request: Any, indicator: str) -> HttpResponse:
    """The form, in the drawer or on a page of its own; what was entered before for the same period is replaced."""
    entry = entry_named(request.county, indicator, today())
    if not isinstance(entry.definition, External):
        raise Http404
    back = reverse("indicators:figure", args=[indicator])
    told = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ExternalForm(*told, county=request.county, by=request.actor)

    def deed(filled: Mapping[str, Any]) -> str:
        row = enter_external_figure(
            filled["unit"], indicator, until=filled["until"], value=filled["value"], document=filled["document"],
            reason=filled["reason"], files=filled["proof"], by=request.actor,
        )  # fmt: skip
        messages.success(request, _("已录入“%s”，简报和指标从现在起用这个数。") % entry.name)
        return f"{back}?as_of={max(row.until, today())}"

    note = _("外部数据要有来源文件。同一期再录一次，就是更正，原来的数留在历次录入里。")
    title = f"{entry.name}（{entry.definition.unit}）"
    return ask(request, form, deed, Question(title, _("录入"), note=note, back=back, back_words=entry.name))


@page(VIEW)
def download(request: Any, indicator: str, entry: UUID, file: UUID) -> HttpResponse:
    """The source document of an entry: for everybody who may see the county's figures."""
    row = entries_of(request.county, indicator).filter(pk=entry).first()
    found = attached_to(row).filter(pk=file).first() if row else None
    if found is None or not found.file.exists():
        raise Http404
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)
