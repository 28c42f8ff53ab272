"""Fields that several forms of this room have: a person by name and mark, a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField

MARK_HELP = _("证件号、学号或工号，用来认出同一个人；只存校验值，不存原文。姓名可用化名。")


class PersonForm(forms.Form):
    """A person by name and mark."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    mark = forms.CharField(label=_("识别码"), max_length=40, help_text=MARK_HELP)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200)


class LeavingForm(forms.Form):
    on = DayField(label=_("离岗日期"), initial=today)
    reason = forms.CharField(label=_("去向或原因"), max_length=200, required=False)


def enterprise_field() -> Any:
    return forms.ModelChoiceField(label=_("企业"), queryset=Enterprise.objects.none(), empty_label=_("请选择"))


def offer_enterprises(form: forms.Form, by: Actor, county: str, verb: Verb) -> None:
    """Offers the enterprises for which this person holds the verb; a single one is chosen at once."""
    rows = visible(Enterprise.objects.filter(county_id=county), by, verb).select_related("unit").order_by("unit__name")
    field: Any = form.fields["enterprise"]
    field.queryset = rows
    first_two = list(rows[:2])
    if len(first_two) == 1:
        field.initial = first_two[0]
