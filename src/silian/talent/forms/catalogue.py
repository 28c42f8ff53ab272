"""The catalogue's forms: proposing an opening, listing it, moving its deadline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import in_force, units_of_kind
from silian.talent.forms.common import enterprise_field, offer_enterprises
from silian.talent.models import Level
from silian.talent.permissions import PROPOSE


class OpeningForm(forms.Form):
    enterprise = enterprise_field()
    post = forms.CharField(label=_("岗位"), max_length=60, help_text=_("如 胚胎移植技术员。"))
    wanted = forms.IntegerField(label=_("需求人数"), min_value=1, max_value=999, initial=1)
    level = forms.ChoiceField(label=_("学历或职称"), choices=Level.choices, initial=Level.BACHELOR)
    due = DayField(label=_("引进时限"))
    chain: Any = forms.ModelChoiceField(
        label=_("产业链"), queryset=None, required=False, empty_label=_("企业所在的链"),
        help_text=_("企业在几条链上时选一条。"),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_enterprises(self, by, county, PROPOSE)
        chains = Chain.objects.filter(in_force(today()), county_id=county).order_by("order", "name")
        self.fields["chain"].queryset = chains  # type: ignore[attr-defined]


class ListForm(forms.Form):
    answering: Any = forms.ModelChoiceField(
        label=_("答复单位"), queryset=None, empty_label=_("请选择"), help_text=_("负责在时限内帮企业招到人。")
    )

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answering"].queryset = units_of_kind(county, UnitKind.DEPARTMENT)  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    due = DayField(label=_("新的时限"))
    reason = forms.CharField(label=_("原因"), max_length=200)
