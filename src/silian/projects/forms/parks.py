"""What people fill in about parks: opening one, an award of stars, declared capital, and taking either back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.organisations.models import Unit, UnitKind
from silian.projects.models import ParkLevel
from silian.projects.queries import park_places

KEEPERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)
STARS = [(n, "★" * n) for n in range(1, 6)]


class ParkForm(forms.Form):
    name = forms.CharField(label=_("园区名称"), max_length=60, help_text=_("如 石桥稻渔现代农业园区。"))
    industry = forms.CharField(label=_("主导产业"), max_length=60)
    township: Any = forms.ModelChoiceField(label=_("所在乡镇"), queryset=None, empty_label=_("请选择"))
    keeper: Any = forms.ModelChoiceField(
        label=_("管理单位"), queryset=None, required=False, empty_label=_("（所在乡镇）")
    )
    opened_on = DayField(label=_("建园日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keepers = Unit.objects.filter(county_id=county, kind__in=KEEPERS, closed_on=None).order_by("kind", "name")
        self.fields["township"].queryset = park_places(by, county)  # type: ignore[attr-defined]
        self.fields["keeper"].queryset = keepers  # type: ignore[attr-defined]


class AwardForm(forms.Form):
    level = forms.ChoiceField(label=_("级别"), choices=ParkLevel.choices)
    stars = forms.TypedChoiceField(label=_("星级"), choices=STARS, coerce=int)
    awarded_on = DayField(label=_("认定日期"), initial=today)
    document = forms.CharField(label=_("认定文件"), max_length=120, help_text=_("文号和名称。"))


class CapitalForm(forms.Form):
    investor = forms.CharField(label=_("投入方"), max_length=100)
    fen = AmountField(label=_("申报金额"), help_text=_("如 850万元。"))
    on = DayField(label=_("到位日期"), initial=today)
    source = forms.CharField(label=_("来源文件"), max_length=120, help_text=_("验资报告、投资合同等。"))


class GroundForm(forms.Form):
    """Why something is taken back or dropped."""

    ground = forms.CharField(label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
