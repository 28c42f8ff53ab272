"""Entering a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.projects.models import Trip
from silian.projects.queries import promoters_for, trips_for


class ProjectForm(forms.Form):
    name = forms.CharField(label=_("项目名称"), max_length=60, help_text=_("如 年产 10 万吨稻米精深加工项目。"))
    investor = forms.CharField(label=_("投资方"), max_length=100)
    promoting: Any = forms.ModelChoiceField(label=_("招商单位"), queryset=None, empty_label=_("请选择"))
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None, required=False, empty_label=_("（不在链上）"))
    trip: Any = forms.ModelChoiceField(
        label=_("来自哪次外出招商"), queryset=None, required=False, empty_label=_("（不是外出得来）")
    )
    talks_on = DayField(label=_("在谈日期"), initial=today)
    expected = AmountField(label=_("预计总投资"), required=False, help_text=_("如 1.2亿元；还谈不到的不填。"))
    summary = forms.CharField(
        label=_("建设内容"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        promoters = promoters_for(by, county)
        self.fields["promoting"].queryset = promoters  # type: ignore[attr-defined]
        self.fields["chain"].queryset = Chain.objects.filter(county_id=county, to_on=None)  # type: ignore[attr-defined]
        self.fields["trip"].queryset = trips_for(by, county)  # type: ignore[attr-defined]
        trip = self.initial.get("trip")
        if isinstance(trip, Trip):
            self.initial.update(promoting=trip.promoting_id, chain=trip.chain_id)
        elif promoters.count() == 1:
            self.initial["promoting"] = promoters.get().pk
