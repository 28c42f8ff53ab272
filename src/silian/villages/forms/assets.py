"""三资: money, assets, resources, contracts and their rents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField, FilesField
from silian.villages import actions
from silian.villages.forms.deed import DeedForm, mu_field
from silian.villages.models import Contract, Movement, Resource
from silian.villages.permissions import KEEP


class MoneyForm(DeedForm):
    title, needs = _("记资金收支"), KEEP

    kind = forms.ChoiceField(label=_("类别"), choices=Movement.Kind.choices)
    fen = AmountField(label=_("金额（元）"))
    about = forms.CharField(label=_("事由"), max_length=120)
    on = DayField(label=_("日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.move_money(self.record, by=self.by, **self.cleaned_data)


class ReverseForm(DeedForm):
    title, verb, needs = _("冲回这笔收支"), _("冲回"), KEEP

    reason = forms.CharField(label=_("原因"), max_length=200)

    def do(self, version: int | None) -> Any:
        return actions.reverse_movement(self.record, by=self.by, version=version, **self.cleaned_data)


class AssetForm(DeedForm):
    title, needs = _("登记资产"), KEEP

    name = forms.CharField(label=_("资产名称"), max_length=100)
    fen = AmountField(label=_("原值（元）"))
    acquired_on = DayField(label=_("取得日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.enter_asset(self.record, by=self.by, **self.cleaned_data)


class ResourceForm(DeedForm):
    title, needs = _("登记资源"), KEEP

    name = forms.CharField(label=_("资源名称"), max_length=100)
    kind = forms.ChoiceField(label=_("类别"), choices=Resource.Kind.choices)
    area = mu_field(_("面积（亩）"))
    on = DayField(label=_("登记日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.enter_resource(self.record, by=self.by, **self.cleaned_data)


class ContractForm(DeedForm):
    title, needs = _("登记合同"), KEEP

    side = forms.ChoiceField(label=_("方式"), choices=Contract.Side.choices, widget=forms.RadioSelect)
    about = forms.CharField(label=_("标的"), max_length=100)
    resource: Any = forms.ModelChoiceField(
        label=_("登记过的资源"), queryset=None, required=False, empty_label=_("（不是）")
    )
    area = mu_field(_("面积（亩）"), required=False)
    party = forms.CharField(label=_("对方"), max_length=60)
    natural = forms.BooleanField(label=_("对方是个人（姓名遮盖）"), required=False)
    rent_fen = AmountField(label=_("每年租金（元）"))
    signed_on = DayField(label=_("签订日期"), initial=today)
    from_on = DayField(label=_("起租日期"), initial=today, help_text=_("以后每年这一天付租金。"))
    until = DayField(label=_("到期日期"))
    proof = FilesField(label=_("合同扫描件"), required=False)

    def prepare(self) -> None:
        rows = Resource.objects.filter(village=self.record, to_on=None)
        self.fields["resource"].queryset = rows  # type: ignore[attr-defined]

    def do(self, version: int | None) -> Any:
        return actions.sign_contract(self.record, by=self.by, **self.cleaned_data)


class PayForm(DeedForm):
    title, needs = _("记租金收付"), KEEP

    fen = AmountField(label=_("金额（元）"))
    on = DayField(label=_("日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.pay_rent(self.record, by=self.by, **self.cleaned_data)


class EndContractForm(DeedForm):
    title, verb, needs = _("提前终止合同"), _("终止"), KEEP

    on = DayField(label=_("终止日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=200)

    def do(self, version: int | None) -> Any:
        return actions.end_contract(self.record, by=self.by, version=version, **self.cleaned_data)
