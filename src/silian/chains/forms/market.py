"""What people fill in about supply and demand: a posting, what is said about it, a deal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise, Posting
from silian.chains.queries import chains_of
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField

A_SEASON = timedelta(days=90)


class RenewForm(forms.Form):
    """What may change about a posting while it stands."""

    quantity = forms.DecimalField(label=_("数量"), max_digits=14, decimal_places=3)
    price_from = AmountField(label=_("单价从"), required=False, help_text=_("如 2680 或 0.27万元；不填为面议。"))
    price_to = AmountField(label=_("单价到"), required=False)
    last_on = DayField(label=_("截止日期"))
    words = forms.CharField(
        label=_("说明"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("规格、质量、交货地点和结算方式。"),
    )  # fmt: skip

    @staticmethod
    def of(posting: Posting) -> dict[str, Any]:
        """What the form shows of a posting that is there."""
        shown = {name: getattr(posting, name) for name in ("price_from", "price_to", "last_on", "words")}
        return {**shown, "quantity": f"{posting.quantity.normalize():f}"}


class PostingForm(RenewForm):
    """A new posting of an enterprise, on one of its chains."""

    side = forms.ChoiceField(label=_("发布"), choices=Posting.Side.choices, widget=forms.RadioSelect)
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None)
    product = forms.CharField(label=_("产品"), max_length=60, help_text=_("如 稻糠、育肥牛、冷藏运力。"))
    unit = forms.CharField(label=_("单位"), max_length=10, help_text=_("如 吨、头、台、车次。"))
    from_on = DayField(label=_("起始日期"), initial=today)
    field_order = (
        "side", "product", "quantity", "unit", "price_from", "price_to", "from_on", "last_on", "chain", "words",
    )  # fmt: skip

    def __init__(self, *args: Any, enterprise: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chains = chains_of(enterprise)
        self.fields["chain"].queryset = chains  # type: ignore[attr-defined]
        self.fields["chain"].initial = chains.first()
        self.fields["last_on"].initial = today() + A_SEASON


class WordsForm(forms.Form):
    words = forms.CharField(label=_("留言"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class DealForm(forms.Form):
    quantity = forms.DecimalField(label=_("成交数量"), max_digits=14, decimal_places=3)
    amount = AmountField(label=_("成交金额"), help_text=_("总价，如 12.5万元。"))
    agreed_on = DayField(label=_("成交日期"), initial=today)
