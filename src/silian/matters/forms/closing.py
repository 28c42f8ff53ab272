"""Forms of the closing 销号: signing, sending back, asking after, doing again; and urging."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.matters import actions
from silian.matters.forms.base import StepForm
from silian.matters.forms.fields import SentenceField
from silian.matters.models import CallBack


class SignOffForm(StepForm):
    note = _("销号后办结日期是申请销号那天。之后回访不满意的可以重办。")

    note_ = SentenceField(label=_("审核意见"), required=False)

    def act(self) -> object:
        return actions.sign_off(self.matter, note=self.typed["note_"], **self.who)


class SendBackForm(StepForm):
    note = _("退回后时限照原来的继续走。")

    reason = SentenceField(label=_("还差什么"))

    def act(self) -> object:
        return actions.send_back(self.matter, **self.typed, **self.who)


class CallBackForm(StepForm):
    answer = forms.ChoiceField(label=_("满意度"), choices=CallBack.Answer.choices, widget=forms.RadioSelect)
    words = SentenceField(label=_("回访情况"), required=False)

    def act(self) -> object:
        return actions.call_back(self.matter, **self.typed, **self.who)


class RedoForm(StepForm):
    note = _("重办起算新的时限；上一次的销号留在记录里。")

    reason = SentenceField(label=_("重办的理由"))

    def act(self) -> object:
        return actions.redo(self.matter, **self.typed, **self.who)


class UrgeForm(StepForm):
    words = SentenceField(label=_("催什么"), required=False, help_text=_("不填就发“请抓紧办理”。"))

    def act(self) -> object:
        return actions.urge(self.matter, **self.typed, **self.who)
