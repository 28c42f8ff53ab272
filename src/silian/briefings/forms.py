"""What people fill in about briefings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.briefings.queries import Comparison
from silian.kernel.fields import DayField


class PublishForm(forms.Form):
    """The cut-off that is published; it was chosen on the page before."""

    as_of = DayField(label=_("统计截止"), widget=forms.DateInput(format="%Y-%m-%d"))


class CorrectionForm(forms.Form):
    """Which of the changed numbers are corrected, and why."""

    figures = forms.MultipleChoiceField(label=_("更正哪些数"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("更正理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("随更正一起公布。正文不改。"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, changed: list[Comparison]) -> None:
        super().__init__(data, initial={"figures": [str(each.figure.pk) for each in changed]})
        self.fields["figures"].choices = [  # type: ignore[attr-defined]
            (str(each.figure.pk), f"{each.figure.name} {each.stated} → {each.words_now} {each.figure.unit}")
            for each in changed
        ]
