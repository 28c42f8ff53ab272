"""养殖批次: beginning one, and what happens on its days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.villages import actions
from silian.villages.forms.deed import DeedForm, whole_field
from silian.villages.models import Cost
from silian.villages.permissions import KEEP


class BatchForm(DeedForm):
    title, needs = _("记一批养殖"), KEEP

    product = forms.CharField(label=_("养什么"), max_length=60)
    place = forms.CharField(label=_("养在哪里"), max_length=100, required=False)
    fry = whole_field(_("投苗（尾）"))
    on = DayField(label=_("投苗日期"), initial=today)
    sale_due = DayField(label=_("预计销售日期"))

    def do(self, version: int | None) -> Any:
        return actions.begin_batch(self.record, by=self.by, **self.cleaned_data)


class StockForm(DeedForm):
    title, needs = _("记投苗"), KEEP

    fry = whole_field(_("投苗（尾）"))
    on = DayField(label=_("投苗日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.stock(self.record, by=self.by, **self.cleaned_data)


class SellForm(DeedForm):
    title, needs = _("记销售"), KEEP

    fen = AmountField(label=_("销售收入（元）"))
    on = DayField(label=_("销售日期"), initial=today)
    about = forms.CharField(label=_("卖了什么"), max_length=100, required=False)

    def do(self, version: int | None) -> Any:
        return actions.sell(self.record, by=self.by, **self.cleaned_data)


class SpendForm(DeedForm):
    title, needs = _("记支出"), KEEP

    kind = forms.ChoiceField(label=_("类别"), choices=Cost.Kind.choices)
    fen = AmountField(label=_("支出（元）"))
    on = DayField(label=_("支出日期"), initial=today)
    about = forms.CharField(label=_("说明"), max_length=100, required=False)

    def do(self, version: int | None) -> Any:
        return actions.spend(self.record, by=self.by, **self.cleaned_data)


class ForecastForm(DeedForm):
    title, needs = _("预计产值和利润"), KEEP

    output_fen = AmountField(label=_("预计产值（元）"))
    profit_fen = AmountField(label=_("预计利润（元）"))
    ground = forms.CharField(label=_("依据"), max_length=200)
    on = DayField(label=_("日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.forecast(self.record, by=self.by, **self.cleaned_data)


class SettleForm(DeedForm):
    title, verb, needs = _("结算这一批"), _("结算"), KEEP

    on = DayField(label=_("结算日期"), initial=today, help_text=_("结算以后不能再记收支，利润由收支算出。"))

    def do(self, version: int | None) -> Any:
        return actions.settle_batch(self.record, by=self.by, version=version, **self.cleaned_data)
