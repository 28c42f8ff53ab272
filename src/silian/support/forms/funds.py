"""Sources and payments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField, FilesField
from silian.support.sections import sources_of


class SourceForm(forms.Form):
    kind = forms.ChoiceField(label=_("资金来源"))
    fen = AmountField(label=_("金额"), max_length=40, help_text=_("如 850万元。"))
    document = forms.CharField(label=_("依据文件"), max_length=120, help_text=_("文号或文件名称。"))
    on = DayField(label=_("落实日期"), initial=today)

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("请选择")), *sources_of(county).items()]  # type: ignore[attr-defined]


class PaymentForm(forms.Form):
    fen = AmountField(label=_("金额"), max_length=40, help_text=_("如 850万元。"))
    payee = forms.CharField(label=_("收款单位"), max_length=100)
    on = DayField(label=_("拨付日期"), initial=today)
    voucher = FilesField(label=_("拨付凭证"), required=False)


class ReversalForm(forms.Form):
    reason = forms.CharField(label=_("冲回原因"), max_length=200)
