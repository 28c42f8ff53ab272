"""Claiming an item with a photo, sending it back, letting it fall back, ending a checklist."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import DayField, FilesField
from silian.support.models import Item


class ClaimForm(forms.Form):
    """On a phone: a photo and one sentence. Which of the two is needed the item says."""

    photos = FilesField(label=_("拍照或传文件"), required=False)
    words = forms.CharField(
        label=_("一句话说明"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *data: Any, item: Item) -> None:
        super().__init__(*data)
        self.fields["photos"].help_text = _("要：%s。") % item.evidence if item.evidence else _("没有可不传。")


class VerifyForm(forms.Form):
    """Nothing to fill in: whoever verifies has seen the evidence."""


class SendBackForm(forms.Form):
    reason = forms.CharField(label=_("缺什么、怎么补"), max_length=200, help_text=_("指导员会照此补正。"))


class FallBackForm(forms.Form):
    on = DayField(label=_("从哪天起不再符合"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=200)


class EndChecklistForm(forms.Form):
    on = DayField(label=_("结束日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=100, help_text=_("如 企业搬迁、停业。"))
