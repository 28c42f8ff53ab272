"""What people fill in about figures: of whom and until when, and an external figure with its source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.indicators.queries import units_entering
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import units_of_kind

EARLIEST = 2000  # records of older days are kept nowhere


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d")


class ExtentForm(forms.Form):
    """The cut-off and the part of the county. Any unit may be asked about; the list offers bureaus and townships."""

    as_of = DayField(label=_("统计截止"), widget=day_input())
    unit: Any = forms.ModelChoiceField(label=_("单位"), queryset=None, required=False)
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None, required=False)

    def __init__(self, asked: Any, *, county: str) -> None:
        super().__init__(
            {"as_of": today().isoformat(), **{name: asked[name] for name in self.base_fields if asked.get(name)}}
        )
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

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > today() or day.year < EARLIEST:
            raise forms.ValidationError(_("统计截止日请填今天或以前、2000 年以后的日期。"))
        return day


class ExternalForm(forms.Form):
    """One published value, with the document that it stands in."""

    until = DayField(label=_("统计截止"), widget=day_input(), help_text=_("年初累计到这一天，如 2022-06-30。"))
    value = forms.DecimalField(label=_("数值"), max_digits=20, decimal_places=4)
    unit: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None)
    document = forms.CharField(label=_("来源文件"), max_length=120, help_text=_("文件名称和文号。"))

    def __init__(self, data: Any = None, *, county: str, by: Actor) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units_entering(county, by)  # type: ignore[attr-defined]
