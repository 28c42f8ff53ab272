"""An enterprise's profile and documents: the contact asks for a change, the office writes it, accepts it or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import ProfileForm, ReasonForm
from silian.chains.models import Profile
from silian.chains.permissions import ENTER, TRADE, VIEW
from silian.chains.queries import enterprise_for, profile_for, profile_of
from silian.chains.views.addresses import of_enterprise
from silian.chains.views.asking import FORM, Told
from silian.kernel.access import may_on
from silian.kernel.attachments import attached_to
from silian.kernel.errors import NotFound, Refused
from silian.kernel.pages import Question, ask, page, post_once, seen_version

DEEDS: dict[str, Callable[..., object]] = {
    "accept_profile": actions.accept_profile,
    "decline_profile": actions.decline_profile,
}


@page(VIEW, FORM)
def amend(request: Any, pk: UUID) -> HttpResponse:
    """修改资料; what the enterprise itself writes waits for the office."""
    enterprise = enterprise_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        profile = actions.amend_enterprise(enterprise, by=request.actor, **told)
        waits = profile.state == profile.LIFECYCLE.open_states[0]
        messages.success(request, _("已提交，产业办核实后生效。") if waits else _("已修改。"))
        return of_enterprise(enterprise)

    office = ENTER.name in may_on({ENTER}, enterprise, request.actor)
    form = ProfileForm(request.POST or None, initial=ProfileForm.of(profile_of(enterprise)))
    note = "" if office else _("提交后由产业办核实，从所填日期起生效；以前的资料留存。")
    question = Question(
        _("修改企业资料"), _("修改") if office else _("提交"), back=of_enterprise(enterprise), back_words=enterprise,
        note=note,
    )  # fmt: skip
    return ask(request, form, deed, question)


@page(ENTER, FORM)
def decide_profile(request: Any, pk: UUID, step: str) -> HttpResponse:
    """采用 or 不采用 with the reason."""
    profile = profile_for(request.actor, request.county, pk)
    if step not in DEEDS:
        raise Http404

    def deed(told: Told) -> str:
        DEEDS[step](profile, by=request.actor, version=seen_version(request), **told)
        return of_enterprise(profile.enterprise)

    form = ReasonForm(request.POST or None) if step == "decline_profile" else forms.Form(request.POST)
    label = Profile.LIFECYCLE.steps[step].label
    question = Question(
        _("%(firm)s资料变更：%(step)s") % {"firm": profile.enterprise, "step": label}, label, record=profile,
        back=of_enterprise(profile.enterprise), back_words=profile.enterprise,
    )  # fmt: skip
    return ask(request, form, deed, question)


@page(VIEW, ("POST",))
def add_document(request: Any, pk: UUID) -> HttpResponse:
    enterprise = enterprise_for(request.actor, request.county, pk)
    upload = request.FILES.get("file")
    if upload is None:
        raise Refused(_("请先选择文件。"))

    def deed() -> str:
        kept = actions.add_document(enterprise, upload, by=request.actor)
        messages.success(request, _("已保存“%s”。") % kept.name)
        return of_enterprise(enterprise)

    return post_once(request, deed)


@page(VIEW)
def hand_out_document(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    """A document, for the enterprise itself and for those who enter enterprises; always as a download."""
    enterprise = enterprise_for(request.actor, request.county, pk)
    found = attached_to(enterprise).filter(pk=file).first()
    if found is None or not found.file.exists() or not may_on({ENTER, TRADE}, enterprise, request.actor):
        raise NotFound(f"kernel.attachment {file}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs
