"""Pairing a leader with an enterprise, and what comes after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Person
from silian.support.models import Pairing
from silian.support.permissions import PAIR
from silian.support.queries import leaders_of


class Leaders(forms.ModelChoiceField):
    """County leaders, told apart by their title."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person} {person.title}".strip()


class PairForm(forms.Form):
    leader: Any = Leaders(label=_("县领导"), queryset=None)
    enterprise: Any = forms.ModelChoiceField(label=_("企业"), queryset=None)
    on = DayField(label=_("包联日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firms = visible(Enterprise.objects.filter(county_id=county, unit__closed_on=None), by, PAIR)
        self.fields["leader"].queryset = leaders_of(county)  # type: ignore[attr-defined]
        self.fields["enterprise"].queryset = firms.select_related("unit").order_by("unit__name")  # type: ignore[attr-defined]


class EndForm(forms.Form):
    on = DayField(label=_("结束日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=100, help_text=_("如 企业搬迁、领导调离。"))


class HandOverForm(EndForm):
    """To any other leader."""

    to: Any = Leaders(label=_("交给"), queryset=None)
    field_order = ("to", "on", "reason")

    def __init__(self, *args: Any, pairing: Pairing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("交接日期")
        self.fields["to"].queryset = leaders_of(pairing.county_id).exclude(pk=pairing.leader_id)  # type: ignore[attr-defined]
