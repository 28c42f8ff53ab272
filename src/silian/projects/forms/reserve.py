"""What people fill in about reserve projects; the names of the fields are the parameters of the step's action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import units_of_kind
from silian.projects.actions import Expected
from silian.projects.forms.parks import GroundForm
from silian.projects.models import ReserveLevel
from silian.projects.queries import reserve_keepers


class ExpectedForm(forms.Form):
    """What it is expected 预计 to cost and to borrow; cleaned into one `expected`."""

    investment = AmountField(label=_("预计投资"), help_text=_("如 6000万元。"))
    finance = AmountField(label=_("融资需求"), help_text=_("其中要贷款的部分；没有填 0。"))
    source = forms.CharField(label=_("来源文件"), max_length=120, help_text=_("可研报告、项目建议书等。"))

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if {"investment", "finance", "source"} <= cleaned.keys():
            parts = (cleaned.pop("investment"), cleaned.pop("finance"), cleaned.pop("source"))
            cleaned["expected"] = Expected(*parts)
        return cleaned


class ReserveForm(ExpectedForm):
    """Into the reserve, or with a planned day and no level straight among those planned to land."""

    name = forms.CharField(label=_("项目名称"), max_length=80)
    level = forms.ChoiceField(
        label=_("储备级别"), choices=[*ReserveLevel.choices, ("", _("不入库，直接列入拟落地"))], required=False
    )
    planned_for = DayField(label=_("计划落地日期"), required=False, help_text=_("直接列入拟落地的要填。"))
    keeper: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None, empty_label=_("请选择"))
    township: Any = forms.ModelChoiceField(
        label=_("所在乡镇"), queryset=None, required=False, empty_label=_("（未定）")
    )
    on = DayField(label=_("日期"), initial=today)
    content = forms.CharField(
        label=_("建设内容"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["name", "level", "planned_for", "keeper", "township", "investment", "finance", "source", "on"]

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].queryset = reserve_keepers(by, county)  # type: ignore[attr-defined]
        self.fields["township"].queryset = units_of_kind(county, UnitKind.TOWNSHIP)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("level") and not cleaned.get("planned_for"):
            self.add_error("planned_for", _("不入库的项目要填计划落地日期。"))
        return cleaned


class PlanForm(forms.Form):
    planned_for = DayField(label=_("计划落地日期"), help_text=_("到期前提醒责任单位。"))
    on = DayField(label=_("列入日期"), initial=today)


class PostponeForm(GroundForm):
    planned_for = DayField(label=_("改到哪天"))
    field_order = ["planned_for", "ground"]


class OnForm(forms.Form):
    on = DayField(label=_("日期"), initial=today)


class DropForm(GroundForm):
    on = DayField(label=_("出库日期"), initial=today)


class AskFinanceForm(forms.Form):
    detail = forms.CharField(
        label=_("用途和条件"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("金额按最近一次预计的融资需求写入，进事项台账办理。"),
    )  # fmt: skip
