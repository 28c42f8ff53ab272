"""What people fill in about an enterprise: who it is, and on which chain it stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Enterprise
from silian.chains.permissions import ENTER
from silian.chains.queries import enterprises_for
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import in_force


class EnterpriseForm(forms.Form):
    name = forms.CharField(label=_("企业全称"), max_length=100, help_text=_("与营业执照一致。"))
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    credit_code = forms.CharField(label=_("统一社会信用代码"), max_length=40, help_text=_("18 位。"))
    place: Any = forms.ModelChoiceField(label=_("所在乡镇"), queryset=None)
    on = DayField(label=_("登记日期"), initial=today)
    industry_class = forms.CharField(label=_("国民经济行业代码"), max_length=5, required=False)
    above_scale = forms.BooleanField(label=_("规模以上"), required=False)
    products = forms.CharField(label=_("主要产品"), max_length=200, required=False)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = Unit.objects.filter(county_id=county, closed_on=None, kind=UnitKind.TOWNSHIP)
        self.fields["place"].queryset = visible(towns, by, ENTER).order_by("name")  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """An enterprise that is not on the chain yet."""

    enterprise: Any = forms.ModelChoiceField(label=_("企业"), queryset=None)
    role = forms.CharField(label=_("在链上的角色"), max_length=40, required=False, help_text=_("如 屠宰加工。"))
    on = DayField(label=_("入链日期"), initial=today)

    def __init__(self, *args: Any, chain: Chain, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Enterprise.objects.filter(in_force(today(), "places__"), places__chain=chain)
        others = enterprises_for(by, chain.county_id).exclude(pk__in=there.values("pk"))
        self.fields["enterprise"].queryset = others  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    on = DayField(label=_("离链日期"), initial=today)
    ground = forms.CharField(label=_("原因"), max_length=100)
