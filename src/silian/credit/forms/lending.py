"""What people fill in about loans; the names of a step's fields are the parameters of its action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.credit.catalogue import Offer
from silian.credit.engine.grades import Grade
from silian.credit.models import Borrower, CircumstanceKind, Loan, Product
from silian.credit.models.lending import METHODS
from silian.credit.queries.lending import on_sale
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.organisations.models import Unit
from silian.villages.models import Batch

TWO_ROWS = {"rows": 2}


class PreviewForm(forms.Form):
    """What a plan is previewed for, in the address; it changes nothing."""

    use_required_attribute = False

    fen = AmountField(label=_("金额"), help_text=_("如 12万元"))
    months = forms.IntegerField(label=_("期限（月）"), min_value=1)
    method = forms.ChoiceField(label=_("还款方式"))
    on = DayField(label=_("放款日期"), initial=today)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        methods = [(method.value, METHODS[method]) for method in offer.methods if method.value != "FREE_PLAN"]
        self.fields["method"].choices = methods  # type: ignore[attr-defined]
        self.fields["months"].max_value = offer.longest_months  # type: ignore[attr-defined]
        self.fields["months"].validators.append(forms.IntegerField(max_value=offer.longest_months).validators[0])


class ApplyForm(forms.Form):
    product: Any = forms.ModelChoiceField(label=_("产品"), queryset=None, empty_label=_("请选择"))
    bank: Any = forms.ModelChoiceField(label=_("银行"), queryset=None, empty_label=_("请选择"))
    fen = AmountField(label=_("申请金额"), help_text=_("如 12万元"))
    months = forms.IntegerField(label=_("期限（月）"), min_value=1, max_value=360)
    method = forms.ChoiceField(label=_("还款方式"), choices=list(METHODS.items()))
    purpose = forms.CharField(label=_("用途"), max_length=100, help_text=_("如 投放鱼苗和饲料。"))
    batch: Any = forms.ModelChoiceField(
        label=_("养殖批次"), queryset=None, required=False, empty_label=_("（不对应批次）")
    )
    plan = forms.CharField(
        label=_("自由还款计划"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只有自由还款计划要填。每行一笔，如 2022-11-20 8万元。"),
    )  # fmt: skip

    def __init__(self, *args: Any, borrower: Borrower, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        county = borrower.county_id
        rows = on_sale(Product.objects.filter(county_id=county), today())
        fitting = [product.pk for product in rows if borrower.segment in product.segments]
        banks = Unit.objects.filter(county_id=county, credit_lines__isnull=False).distinct()
        batches = Batch.objects.filter(village__unit=borrower.village_id, settled_on=None)
        self.fields["product"].queryset = rows.filter(pk__in=fitting)  # type: ignore[attr-defined]
        self.fields["bank"].queryset = banks  # type: ignore[attr-defined]
        self.fields["batch"].queryset = batches  # type: ignore[attr-defined]

    def clean_plan(self) -> list[tuple[Any, int]]:
        lines = [line.split() for line in self.cleaned_data["plan"].splitlines() if line.strip()]
        if any(len(line) != 2 for line in lines):
            raise forms.ValidationError(_("每行写日期和金额，中间空一格。"))
        return [(DayField().clean(day), AmountField().clean(amount) or 0) for day, amount in lines]


class StepForm(forms.Form):
    """A form about one loan, for somebody who acts."""

    def __init__(self, *args: Any, loan: Loan, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.loan, self.by = loan, by
        if "on" in self.fields:
            self.fields["on"].initial = today()


def _words(label: object, most: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs=TWO_ROWS), **more)  # type: ignore[arg-type]


class SurveyForm(StepForm):
    on = DayField(label=_("调查日期"))
    advised = AmountField(label=_("建议金额"), help_text=_("如 10万元"))
    words = _words(_("调查情况"), 500, help_text=_("看了什么，收入从哪里来，用途是否属实。"))


class ApproveForm(StepForm):
    on = DayField(label=_("审批日期"))
    fen = AmountField(label=_("批准金额"))
    words = _words(_("审批意见"), required=False)

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        self.fields["fen"].initial = self.loan.advised_fen


class DayForm(StepForm):
    on = DayField(label=_("日期"))


class DisburseForm(StepForm):
    on = DayField(label=_("放款日期"))
    bank_number = forms.CharField(label=_("借据号"), max_length=40)


class RepayForm(StepForm):
    on = DayField(label=_("还款日期"))
    fen = AmountField(label=_("还款金额"), help_text=_("先抵利息，再抵本金，从最早的一期起。"))


class ReasonForm(StepForm):
    on = DayField(label=_("日期"))
    words = _words(_("原因"))


class RepriceForm(ReasonForm):
    rate = forms.DecimalField(label=_("年利率（%）"), min_value=0, max_value=36, decimal_places=4)
    field_order = ("on", "rate", "words")


class ExtendForm(ReasonForm):
    matures_on = DayField(label=_("新的到期日"))
    field_order = ("on", "matures_on", "words")


class RestructureForm(ReasonForm):
    matures_on = DayField(label=_("新的到期日"))
    method = forms.ChoiceField(
        label=_("还款方式"),
        choices=[(key.value, words) for key, words in METHODS.items() if key.value not in ("FREE_PLAN", "BULLET")],
    )
    field_order = ("on", "matures_on", "method", "words")


class CircumstanceForm(ReasonForm):
    kind = forms.ChoiceField(label=_("情形"), choices=CircumstanceKind.choices)
    field_order = ("kind", "on", "words")


class LiftForm(StepForm):
    grade = forms.TypedChoiceField(
        label=_("上调到"), coerce=int, choices=[(grade.value, grade.chinese) for grade in Grade if grade < Grade.LOSS]
    )
    words = _words(_("理由"))


class IntentionForm(forms.Form):
    fen = AmountField(label=_("预计金额"), help_text=_("如 60万元"))
    expected_on = DayField(label=_("预计用款日期"))
    purpose = forms.CharField(label=_("用途"), max_length=100)


class CloseIntentionForm(forms.Form):
    loan: Any = forms.ModelChoiceField(
        label=_("已办的贷款"), queryset=None, required=False, empty_label=_("（没有办成）")
    )
    words = _words(_("没有办成的原因"), required=False)

    def __init__(self, *args: Any, borrower: Borrower, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loan"].queryset = borrower.loans.order_by("-applied_on")  # type: ignore[attr-defined]
