"""One small form a step of a rating; the names of the fields are the parameters of the step's action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Borrower, Colour, Rating, Reason
from silian.credit.queries.cards import card_on, scorecard_of
from silian.credit.queries.consents import consent_of
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField
from silian.organisations.models import Person, Unit

TWO_ROWS = {"rows": 2}
ANSWER = "answer_"


class RatingForm(forms.Form):
    """A form about one rating; the day is today unless another is meant."""

    on = DayField(label=_("日期"))

    def __init__(self, *args: Any, rating: Rating, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rating = rating
        if "on" in self.fields:
            self.fields["on"].initial = today()

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told."""
        return self.cleaned_data


class BeginForm(forms.Form):
    """By which bank somebody is to be rated: one that rates in this county."""

    bank: Any = forms.ModelChoiceField(label=_("银行"), queryset=None, empty_label=None)
    on = DayField(label=_("列入日期"), initial=today)

    def __init__(self, *args: Any, borrower: Borrower, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rating = Rating.objects.filter(county_id=borrower.county_id)
        banks = Unit.objects.filter(pk__in=rating.values("bank")).order_by("name")
        self.fields["bank"].queryset = banks  # type: ignore[attr-defined]
        there = rating.filter(borrower__village=borrower.village).order_by("-opened_on").first()
        self.initial["bank"] = there.bank_id if there else None


class CollectForm(RatingForm):
    """The questions of the card in force: one field a variable, choices as they stand in its bins."""

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        borrower = self.rating.borrower
        if borrower.is_natural and not consent_of(borrower, today()):
            self.fields["consent"] = forms.BooleanField(
                label=_("本人已签署授权书"),
                help_text=_("没有授权不能采集；授权书照片在走访里上传。"),
                error_messages={"required": _("还没有取得本人授权，不能采集和评分。请先登记授权。")},
            )
        card = scorecard_of(card_on(self.rating.county_id, borrower.segment, today()))
        for place, (name, values) in enumerate(card.variables.items()):
            self.fields[f"{ANSWER}{place}"] = _question(name, values)
        self.variables = list(card.variables)
        self.order_fields([name for name in self.fields if name != "on"] + ["on"])

    @property
    def told(self) -> dict[str, Any]:
        answers = {name: str(self.cleaned_data[f"{ANSWER}{place}"]) for place, name in enumerate(self.variables)}
        return {"on": self.cleaned_data["on"], "answers": answers}


def _question(name: str, values: list[str]) -> forms.Field:
    if values:
        return forms.ChoiceField(label=name, choices=[(value, value) for value in values], widget=forms.RadioSelect)
    return forms.DecimalField(label=name, max_digits=10, decimal_places=2)


class EnlistForm(RatingForm):
    colour = forms.ChoiceField(label=_("名单"), choices=Colour.choices, widget=forms.RadioSelect)
    fen = AmountField(label=_("客户经理建议额度"), required=False, help_text=_("如 8万元；列入黑名单不填。"))
    words = forms.CharField(
        label=_("原因"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS),
        help_text=_("灰名单、黑名单必填。"),
    )  # fmt: skip


class OpinionForm(RatingForm):
    reviewer: Any = forms.ModelChoiceField(label=_("评议员"), queryset=None, empty_label=_("请选择"))
    fen = AmountField(label=_("建议额度"), help_text=_("如 5万元。"))
    words = forms.CharField(label=_("说明"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        spoken = self.rating.opinions.filter(round=self.rating.peers).values("reviewer")
        people = Person.objects.filter(unit=self.rating.borrower.village, left_on=None).exclude(pk__in=spoken)
        self.fields["reviewer"].queryset = people.order_by("name")  # type: ignore[attr-defined]


class AgainForm(RatingForm):
    """Another round needs nothing but the button."""

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        del self.fields["on"]


class CheckForm(RatingForm):
    note = forms.CharField(label=_("意见"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))


class GrantForm(CheckForm):
    fen = AmountField(label=_("授信额度"), help_text=_("高于测算额度要写明理由。"))


class SignForm(RatingForm):
    fen = AmountField(label=_("签约额度"), help_text=_("不超过授信额度。"))


class RefuseForm(RatingForm):
    reason = forms.ChoiceField(label=_("原因"), choices=Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("说明"), required=False, max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))
