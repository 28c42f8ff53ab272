"""What people fill in about a chain's plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, PlanTask
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import units_of_kind


class TaskForm(forms.Form):
    deed = forms.ChoiceField(label=_("类别"), choices=PlanTask.Deed.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("任务"), max_length=200)
    owner: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None)
    due = DayField(label=_("完成时限"))

    def __init__(self, *args: Any, chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = units_of_kind(chain.county_id, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["owner"].initial = chain.office


class CompleteForm(forms.Form):
    on = DayField(label=_("完成日期"), initial=today)
    evidence = forms.CharField(
        label=_("完成情况"), max_length=200, help_text=_("写明结果，如 已签约投产，年产 3 万吨。")
    )
