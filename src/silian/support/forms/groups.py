"""Service groups and their errands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.support.models import Group
from silian.support.permissions import SERVE
from silian.support.queries import branches_serving


class GroupForm(forms.Form):
    """For an enterprise that has no group now."""

    enterprise: Any = forms.ModelChoiceField(label=_("落地企业"), queryset=None)
    on = DayField(label=_("组建日期"), initial=today)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firms = visible(Enterprise.objects.filter(county_id=county, unit__closed_on=None), by, SERVE)
        served = Group.objects.filter(county_id=county, to_on=None).values("enterprise")
        free = firms.exclude(pk__in=served).select_related("unit").order_by("unit__name")
        self.fields["enterprise"].queryset = free  # type: ignore[attr-defined]


class ErrandForm(forms.Form):
    """Who owes it follows from the field of service."""

    field = forms.ChoiceField(label=_("由谁办"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("办什么"), max_length=200, help_text=_("如 办理施工许可。"))
    due = DayField(label=_("时限"))

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owed = [(b.field, f"{b.level.title}（{b.owner}）") for b in branches_serving(group) if b.owner]
        self.fields["field"].choices = owed  # type: ignore[attr-defined]


class CompleteForm(forms.Form):
    on = DayField(label=_("完成日期"), initial=today)
    result = forms.CharField(label=_("办成了什么"), max_length=200, help_text=_("如 施工许可证已核发。"))


class EndGroupForm(forms.Form):
    on = DayField(label=_("结束日期"), initial=today)
    reason = forms.CharField(label=_("生产情况"), max_length=200, help_text=_("如 9 月起满负荷生产。"))
