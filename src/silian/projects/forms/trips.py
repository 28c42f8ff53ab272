"""Setting out on a promotion trip, and reporting it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Person
from silian.projects.queries import promoters_for, travellers_of


class People(forms.ModelMultipleChoiceField):
    """People, told apart by their unit and office."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.unit or ''} {person} {person.title}".strip()


class TripForm(forms.Form):
    purpose = forms.CharField(label=_("事由"), max_length=100, help_text=_("如 对接稻米精深加工企业。"))
    destination = forms.CharField(label=_("去哪里"), max_length=60)
    promoting: Any = forms.ModelChoiceField(label=_("招商单位"), queryset=None, empty_label=_("请选择"))
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None, required=False, empty_label=_("（不限）"))
    set_out_on = DayField(label=_("出发日期"), initial=today)
    travellers = People(queryset=None, label=_("去的人"), help_text=_("按住 Ctrl 可选几个人。"))

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        promoters = promoters_for(by, county)
        self.fields["promoting"].queryset = promoters  # type: ignore[attr-defined]
        self.fields["chain"].queryset = Chain.objects.filter(county_id=county, to_on=None)  # type: ignore[attr-defined]
        self.fields["travellers"].queryset = travellers_of(county, promoters)  # type: ignore[attr-defined]
        if promoters.count() == 1:
            self.initial["promoting"] = promoters.get().pk


class ReportForm(forms.Form):
    returned_on = DayField(label=_("返回日期"), initial=today)
    met = forms.CharField(
        label=_("见了谁"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一家，如 华禾食品集团：稻米油项目，约定来县考察。"),
    )  # fmt: skip
    outcome = forms.CharField(label=_("成果"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_met(self) -> list[tuple[str, str]]:
        """Each line as (whom, what about)."""
        lines = [line.strip().replace(":", "：", 1) for line in self.cleaned_data["met"].splitlines() if line.strip()]
        return [(name.strip(), about.strip()) for name, _colon, about in (line.partition("：") for line in lines)]
