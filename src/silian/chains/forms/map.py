"""What people fill in about the map of a chain."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Edge, Node, NodePlace, Stage
from silian.chains.queries import enterprises_for
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField


class NodeForm(forms.Form):
    name = forms.CharField(label=_("环节"), max_length=40, help_text=_("如 精米加工、冷库贮藏。"))
    stage = forms.ChoiceField(label=_("位置"), choices=Stage.choices, widget=forms.RadioSelect)
    industry_class = forms.CharField(
        label=_("国民经济行业代码"), required=False, max_length=5, help_text=_("不确定的不填。")
    )
    synonyms = forms.CharField(label=_("别名"), required=False, max_length=100, help_text=_("用顿号分开。"))
    on = DayField(label=_("起始日期"), initial=today)


class EdgeForm(forms.Form):
    """What goes into this node, or what this node goes into."""

    source: Any = forms.ModelChoiceField(label=_("投入"), queryset=None)
    target: Any = forms.ModelChoiceField(label=_("产出"), queryset=None)
    criticality = forms.ChoiceField(
        label=_("重要程度"),
        choices=Edge.Criticality.choices,
        widget=forms.RadioSelect,
        initial=Edge.Criticality.REQUIRED,
    )
    coefficient = forms.DecimalField(
        label=_("消耗系数"), required=False, max_digits=5, decimal_places=4,
        help_text=_("每元产出用多少元这种投入，0 到 1；不知道的不填。"),
    )  # fmt: skip
    on = DayField(label=_("起始日期"), initial=today)

    def __init__(self, *args: Any, chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = Node.objects.filter(chain=chain, to_on=None).order_by("name")
        self.fields["source"].queryset = nodes  # type: ignore[attr-defined]
        self.fields["target"].queryset = nodes  # type: ignore[attr-defined]


class MakerForm(forms.Form):
    enterprise: Any = forms.ModelChoiceField(label=_("企业"), queryset=None)
    evidence = forms.CharField(label=_("依据"), max_length=100, help_text=_("如 实地查看、产品目录、税务申报。"))
    capacity = forms.CharField(label=_("产能"), required=False, max_length=40, help_text=_("如 年产 3 万吨。"))
    output = AmountField(label=_("年产值"), required=False, help_text=_("如 1200万元；不知道的不填。"))
    is_estimated = forms.BooleanField(label=_("产值为估算"), required=False)
    on = DayField(label=_("起始日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].queryset = enterprises_for(by, county)  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    on = DayField(label=_("核实日期"), initial=today)


class CheckMapForm(CheckForm):
    """Which makers of a map were looked at; those that nobody looked at for a year are chosen beforehand."""

    places = forms.ModelMultipleChoiceField(
        label=_("核实过的企业位置"), queryset=NodePlace.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("on", "places")

    def __init__(self, *args: Any, chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = NodePlace.objects.filter(node__chain=chain, to_on=None).select_related("node", "enterprise__unit")
        field: Any = self.fields["places"]
        field.queryset = places.order_by("node__name", "enterprise__unit__name")
        field.label_from_instance = lambda place: f"{place.node} — {place.enterprise}（{place.mark_on(today()).label}）"
        field.initial = [each.pk for each in field.queryset if each.mark_on(today()) == NodePlace.Mark.STALE]


class EndForm(forms.Form):
    on = DayField(label=_("停用日期"), initial=today)
    ground = forms.CharField(label=_("原因"), required=False, max_length=200)


class NoGapForm(forms.Form):
    reason = forms.CharField(
        label=_("不是缺口，因为"), max_length=200, help_text=_("如 邻县一小时车程内有三家，价格更低。")
    )


class EmptyForm(forms.Form):
    """A deed that asks for nothing but a yes."""
