"""What people fill in about a target: whom to court for which node, what speaks for it, when to look again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Node, TargetEvidence
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import units_of_kind

A_MONTH = timedelta(days=30)


class TargetForm(forms.Form):
    node: Any = forms.ModelChoiceField(label=_("环节"), queryset=None)
    name = forms.CharField(label=_("目标企业"), max_length=80, help_text=_("县外企业的名称。"))
    place = forms.CharField(label=_("所在地"), required=False, max_length=40)
    follower: Any = forms.ModelChoiceField(label=_("谁跟进"), queryset=None)
    next_on = DayField(label=_("下次跟进"), initial=lambda: today() + A_MONTH)

    def __init__(self, *args: Any, chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        followers = units_of_kind(chain.county_id, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)
        self.fields["node"].queryset = Node.objects.filter(chain=chain, to_on=None).order_by("name")  # type: ignore[attr-defined]
        self.fields["follower"].queryset = followers  # type: ignore[attr-defined]
        self.fields["follower"].initial = chain.office


class EvidenceForm(forms.Form):
    part = forms.ChoiceField(label=_("说明什么"), choices=TargetEvidence.Part.choices, widget=forms.RadioSelect)
    strength = forms.ChoiceField(
        label=_("强度"), choices=TargetEvidence.Strength.choices, widget=forms.RadioSelect,
        initial=TargetEvidence.Strength.FAIR,
    )  # fmt: skip
    text = forms.CharField(label=_("依据"), max_length=200, help_text=_("如 新建年产 5 万吨预制菜线，正在选址。"))
    on = DayField(label=_("日期"))
    source = forms.CharField(label=_("出处"), max_length=100, help_text=_("如 企业官网、招商部门走访记录。"))


class FollowForm(forms.Form):
    next_on = DayField(label=_("下次跟进"), initial=lambda: today() + A_MONTH)


class EndTargetForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("如 已签约落地、对方另有选址。"))
