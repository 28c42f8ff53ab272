"""What people fill in about a chain."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import units_of_kind


class ChainForm(forms.Form):
    name = forms.CharField(label=_("产业链"), max_length=40, help_text=_("只写产业，如 肉牛。"))
    office: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None, required=False)
    order = forms.IntegerField(label=_("序号"), min_value=0, max_value=999, initial=0)
    is_key = forms.BooleanField(label=_("重点产业链"), required=False, initial=True)
    on = DayField(label=_("设立日期"), initial=today)

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = units_of_kind(county, UnitKind.DEPARTMENT)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    on = DayField(label=_("撤销日期"), initial=today)
    ground = forms.CharField(label=_("依据"), max_length=100, help_text=_("如 县委产业链调整文件。"))
