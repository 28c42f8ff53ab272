"""What people fill in about subsidy, guarantees, fees, tenants and needs; the fields are the parameters of the deeds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Borrower, FeeKind, Fund, Guarantee, Loan
from silian.credit.permissions import GUARANTEE, KEEP_FUND, KEEP_TENANTS, SUBSIDISE, VIEW
from silian.credit.queries.supporting.fund import funds_for, to_guarantee
from silian.credit.queries.supporting.needs import fitting_products, officers_near
from silian.credit.supporting_rules import supporting_of
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.matters.models import Matter
from silian.organisations.models import Post, Unit, UnitKind

TWO_ROWS = {"rows": 2}
QUARTERS = 8  # that the form offers, the latest that is over first


def quarters_before(day: date) -> list[tuple[str, str]]:
    """The quarters that are over: their first day and the first after them, and what people call them."""
    found = []
    year, quarter = day.year, (day.month - 1) // 3
    for _place in range(QUARTERS):
        year, quarter = (year - 1, 4) if quarter == 0 else (year, quarter)
        first = date(year, quarter * 3 - 2, 1)
        end = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
        found.append((f"{first}/{end}", str(_("%(year)d 年第 %(quarter)d 季度") % {"year": year, "quarter": quarter})))
        quarter -= 1
    return found


class BatchForm(forms.Form):
    """Which bank, by which rule, for which quarter."""

    bank: Any = forms.ModelChoiceField(label=_("银行"), queryset=None, empty_label=_("请选择"))
    rule = forms.ChoiceField(label=_("贴息办法"))
    quarter = forms.ChoiceField(label=_("季度"))

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = supporting_of(county).subsidy.rules
        lending = Unit.objects.filter(county_id=county, closed_on=None, loans__isnull=False).distinct()
        self.fields["bank"].queryset = visible(lending, by, SUBSIDISE).order_by("name")  # type: ignore[attr-defined]
        self.fields["rule"].choices = [(key, rule.title) for key, rule in rules.items()]  # type: ignore[attr-defined]
        self.fields["quarter"].choices = quarters_before(today())  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """The parameters of the deed beside the bank."""
        first, _slash, end = self.cleaned_data["quarter"].partition("/")
        return {
            "rule": self.cleaned_data["rule"], "from_on": date.fromisoformat(first), "to_on": date.fromisoformat(end)
        }  # fmt: skip


class NothingForm(forms.Form):
    """A step that asks for nothing."""


class WordsForm(forms.Form):
    words = forms.CharField(label=_("意见"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))


class SendBackForm(forms.Form):
    words = forms.CharField(label=_("哪里不对"), max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))


class PayForm(forms.Form):
    voucher = forms.CharField(label=_("拨付凭证"), max_length=100)
    on = DayField(label=_("拨付日期"), initial=today)


class ClawBackForm(forms.Form):
    fen = AmountField(label=_("追回金额"))
    ground = forms.CharField(label=_("原因"), max_length=200, help_text=_("如 改变用途。"))
    on = DayField(label=_("追回日期"), initial=today)


class DepositForm(forms.Form):
    fund: Any = forms.ModelChoiceField(label=_("基金"), queryset=None, empty_label=None)
    fen = AmountField(label=_("到账金额"))
    document = forms.CharField(label=_("凭证"), max_length=120)
    on = DayField(label=_("到账日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fund"].queryset = funds_for(by, county, KEEP_FUND)  # type: ignore[attr-defined]


class GuaranteeForm(forms.Form):
    loan: Any = forms.ModelChoiceField(label=_("政银担贷款"), queryset=None, empty_label=_("请选择"))
    fund: Any = forms.ModelChoiceField(label=_("基金"), queryset=None, empty_label=None)
    guarantor: Any = forms.ModelChoiceField(label=_("担保机构"), queryset=None, empty_label=_("请选择"))
    on = DayField(label=_("担保日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(county_id=county, closed_on=None)
        known = units.filter(pk__in=Guarantee.objects.filter(county_id=county).values("guarantor"))
        offered = known if known.exists() else units.filter(kind=UnitKind.DEPARTMENT)
        self.fields["loan"].queryset = to_guarantee(by, county, GUARANTEE)  # type: ignore[attr-defined]
        self.fields["fund"].queryset = Fund.objects.filter(county_id=county)  # type: ignore[attr-defined]
        self.fields["guarantor"].queryset = offered.order_by("name")  # type: ignore[attr-defined]


class LossForm(forms.Form):
    fen = AmountField(label=_("金额"))
    document = forms.CharField(label=_("凭证"), max_length=120)
    on = DayField(label=_("日期"), initial=today)


class FeeForm(forms.Form):
    loan_number = forms.CharField(label=_("贷款编号"), max_length=30, help_text=_("贷款页上的编号，如 DK2022-0001。"))
    kind = forms.ChoiceField(label=_("费用"), choices=FeeKind.choices)
    standard = AmountField(label=_("标准收费"))
    charged = AmountField(label=_("实际收费"), help_text=_("全免填 0。"))
    on = DayField(label=_("减免日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.loans = visible(Loan.objects.filter(county_id=county), by, VIEW)

    def clean_loan_number(self) -> Loan:
        found = self.loans.filter(number=self.cleaned_data["loan_number"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("没有这个编号的贷款，请核对。"))
        return found


class TenantsForm(forms.Form):
    borrowers = forms.ModelMultipleChoiceField(
        label=_("入园主体"), queryset=Borrower.objects.none(), help_text=_("按住 Ctrl 可选几户；已在园区里的不列出。")
    )
    on = DayField(label=_("入园日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outside = Borrower.objects.filter(county_id=county, to_on=None).exclude(segment="household")
        free = visible(outside.exclude(tenancies__to_on=None, tenancies__isnull=False), by, KEEP_TENANTS)
        self.fields["borrowers"].queryset = free.order_by("name")  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    on = DayField(label=_("退园日期"), initial=today)


class Officer(forms.ModelChoiceField):
    def label_from_instance(self, post: Post) -> str:
        return f"{post.person}（{post.seat.unit}{post.seat.title}）"


class MatchForm(forms.Form):
    """Only products that are on sale and reach the sum are offered, and those who are posted near the need."""

    product: Any = forms.ModelChoiceField(label=_("产品"), queryset=None, empty_label=_("请选择"))
    post = Officer(queryset=Post.objects.none(), label=_("跟进的人"), empty_label=_("请选择"))
    words = forms.CharField(label=_("说明"), required=False, max_length=200)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = fitting_products(matter)  # type: ignore[attr-defined]
        self.fields["post"].queryset = officers_near(matter)  # type: ignore[attr-defined]
