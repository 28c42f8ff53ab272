"""What is filled in about a promise to repay."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Borrower, Loan
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField

TWO_ROWS = {"rows": 2}


class PromiseForm(forms.Form):
    fen = AmountField(label=_("承诺金额"), help_text=_("如 5000元、1.2万元。"))
    due = DayField(label=_("哪天还"))
    loan: Any = forms.ModelChoiceField(label=_("哪笔贷款"), queryset=None, required=False, empty_label=_("（不分笔）"))
    words = forms.CharField(label=_("说明"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))

    def __init__(self, *args: Any, borrower: Borrower, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        running = Loan.objects.filter(borrower=borrower, disbursed_on__isnull=False, settled_on=None)
        self.fields["loan"].queryset = running.order_by("disbursed_on")  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    kept = forms.TypedChoiceField(
        label=_("结果"), choices=[("1", _("已兑现")), ("0", _("未兑现"))], coerce=lambda text: text == "1",
        widget=forms.RadioSelect,
    )  # fmt: skip
    on = DayField(label=_("日期"), initial=today)
    note = forms.CharField(label=_("说明"), required=False, max_length=200)
