"""What people fill in about figures: of whom and until when, and an external figure with its source."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.indicators.models.external import QUARTER_ENDS
from silian.indicators.queries import units_entering
from silian.indicators.queries.external import last_quarter_end
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField, FilesField
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import units_of_kind

EARLIEST = 2000  # records of older days are kept nowhere
YEARS_BACK = 5  # for which a figure may still be entered or corrected


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d")


class CutOffForm(forms.Form):
    """The cut-off alone; today where none is asked."""

    as_of = DayField(label=_("统计截止"), widget=day_input())

    def __init__(self, asked: Any) -> None:
        asked_for = {name: asked[name] for name in self.base_fields if asked.get(name)}
        super().__init__({"as_of": today().isoformat(), **asked_for})

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > today() or day.year < EARLIEST:
            raise forms.ValidationError(_("统计截止日请填今天或以前、2000 年以后的日期。"))
        return day


class ExtentForm(CutOffForm):
    """The cut-off and the part of the county. Any unit may be asked about; the list offers bureaus and townships."""

    unit: Any = forms.ModelChoiceField(label=_("单位"), queryset=None, required=False)
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None, required=False)

    def __init__(self, asked: Any, *, county: str) -> None:
        super().__init__(asked)
        unit, chain = self.fields["unit"], self.fields["chain"]
        unit.queryset = Unit.objects.filter(county_id=county)  # type: ignore[attr-defined]
        chain.queryset = Chain.objects.filter(county_id=county)  # type: ignore[attr-defined]
        chain.empty_label = _("全部产业链")  # type: ignore[attr-defined]
        self._offered(county)

    def _offered(self, county: str) -> None:
        units: Any = self.fields["unit"]
        rows = list(units_of_kind(county, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP))
        chosen = self.data.get("unit", "")
        units.choices = [("", _("全县")), *((str(row.pk), str(row)) for row in rows)]
        if chosen and chosen not in dict(units.choices):
            units.choices = [*units.choices, (chosen, _("选中的单位"))]


class ExternalForm(forms.Form):
    """One published value, with the document that it stands in."""

    year = forms.TypedChoiceField(label=_("年度"), coerce=int)
    quarter = forms.TypedChoiceField(label=_("期间"), coerce=int, help_text=_("年初累计到季度末。"))
    value = forms.DecimalField(label=_("数值"), max_digits=20, decimal_places=4)
    unit: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None)
    document = forms.CharField(label=_("来源文件"), max_length=120, help_text=_("文件名称和文号。"))
    proof = FilesField(label=_("文件扫描件"), required=False)
    reason = forms.CharField(
        label=_("更正原因"), max_length=200, required=False, help_text=_("这一期已经录入过的，写明为什么改。")
    )

    def __init__(self, data: Any = None, files: Any = None, *, county: str, by: Actor) -> None:
        latest = last_quarter_end(today())
        super().__init__(data, files, initial={"year": latest.year, "quarter": latest.month})
        fields: Any = self.fields
        fields["unit"].queryset = units_entering(county, by)
        fields["year"].choices = [(year, str(year)) for year in range(today().year, today().year - YEARS_BACK, -1)]
        fields["quarter"].choices = [(month, words) for (month, _day), words in QUARTER_ENDS.items()]

    def clean(self) -> dict[str, Any]:
        """Puts the last day of the period into `until`."""
        told = super().clean() or {}
        if "year" in told and "quarter" in told:
            day = next(day for month, day in QUARTER_ENDS if month == told["quarter"])
            told["until"] = date(told["year"], told["quarter"], day)
        return told


class PublishForm(forms.Form):
    """Until when the ranking counts."""

    as_of = DayField(label=_("统计截止"), widget=day_input())


class AppealForm(forms.Form):
    ground = forms.CharField(
        label=_("申诉理由"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明哪一行、为什么不对。"),
    )


class AnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("结论"), choices=[("", ""), ("yes", _("成立，按重新计算的结果更正")), ("no", _("不成立"))],
        coerce=lambda word: word == "yes", empty_value=None,
    )  # fmt: skip
    answer = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
