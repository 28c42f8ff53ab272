"""Party work: an applicant, the day of a step, a title for a post."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Unit
from silian.talent.forms.common import MARK_HELP, PersonForm, enterprise_field, offer_enterprises
from silian.talent.permissions import PARTY
from silian.talent.queries import enterprises_of


class ApplicantForm(PersonForm):
    enterprise = enterprise_field()
    post = forms.CharField(label=_("岗位"), max_length=60)
    front_line = forms.BooleanField(label=_("一线岗位"), required=False)
    on = DayField(label=_("申请入党日期"), initial=today)
    field_order = ("enterprise", "name", "mark", "post", "front_line", "on")

    def __init__(self, *args: Any, branch: Unit, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firms = visible(enterprises_of(branch), by, PARTY)
        self.fields["enterprise"].queryset = firms  # type: ignore[attr-defined]
        self.fields["enterprise"].initial = firms.first()


class DayForm(forms.Form):
    on = DayField(label=_("日期"), initial=today)


class EndingForm(DayForm):
    reason = forms.CharField(label=_("原因"), max_length=200)


class ModelPostForm(forms.Form):
    enterprise = enterprise_field()
    post = forms.CharField(
        label=_("岗位"), max_length=60, help_text=_("已有另一个称号的岗位再填一次，两个称号记在同一个岗位上。")
    )
    title = forms.ChoiceField(
        label=_("称号"), choices=[("pioneer", _("先锋岗")), ("model", _("示范岗"))], widget=forms.RadioSelect
    )
    on = DayField(label=_("命名日期"), initial=today)
    name = forms.CharField(label=_("任职人姓名"), max_length=60, required=False)
    mark = forms.CharField(label=_("识别码"), max_length=40, required=False, help_text=MARK_HELP)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_enterprises(self, by, county, PARTY)
