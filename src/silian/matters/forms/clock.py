"""Forms that move the clock: asking for a pause or an extension, and answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.fields import DayField
from silian.matters import actions
from silian.matters.forms.base import StepForm
from silian.matters.forms.fields import SentenceField
from silian.matters.models import ClockRequest


class ExtensionForm(StepForm):
    note = _("要在到期之前申请；批准以前时限不变。")

    days = forms.IntegerField(label=_("延期几日"), help_text=_("按本件的计时单位：工作日或自然日。"))
    reason = SentenceField(label=_("理由"))

    def act(self) -> object:
        return actions.request_extension(self.matter, **self.typed, **self.who)


class PauseForm(StepForm):
    note = _("等外部条件时申请。恢复当天重新计时；不填恢复日期的，由承办人恢复。")

    from_on = DayField(label=_("从哪天暂停"))
    to_on = DayField(label=_("哪天恢复"), required=False)
    reason = SentenceField(label=_("等什么"))

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        self.initial["from_on"] = today()

    def act(self) -> object:
        return actions.request_pause(self.matter, **self.typed, **self.who)


class AnswerForm(StepForm):
    """What agreeing and refusing share: the request that is answered."""

    @property
    def request(self) -> ClockRequest:
        """The request that the step is about; it belongs to the matter's present round."""
        key = self["about"].value()
        rows = ClockRequest.objects.select_related("round__matter")
        found = rows.filter(pk=key, round=self.matter.round).first() if key else None
        if found is None:
            raise NotFound(f"matters.clockrequest {key}")
        return found


class AgreeForm(AnswerForm):
    verb = _("同意申请")
    note = _("同意后时限按规则重算，原定时限保留在页面上。")

    def act(self) -> object:
        return actions.agree_to_request(self.request, by=self.by)


class RefuseForm(AnswerForm):
    reason = SentenceField(label=_("不同意的理由"))

    def act(self) -> object:
        return actions.refuse_request(self.request, by=self.by, **self.typed)


class ResumeForm(StepForm):
    note = _("从今天起恢复计时，今天计入。")

    def act(self) -> object:
        return actions.resume(self.matter, **self.who)


class ConfirmDueForm(StepForm):
    note = _("放假安排调整后时限变短。确认后按新的时限执行；不确认就按已告知的时限。")

    def act(self) -> object:
        return actions.confirm_shorter_due(self.matter, by=self.by)
