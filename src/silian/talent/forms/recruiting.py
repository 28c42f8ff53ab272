"""Recording who joined an enterprise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.talent.forms.common import PersonForm, enterprise_field, offer_enterprises
from silian.talent.models import Level, Opening
from silian.talent.permissions import RECRUIT


class RecruitForm(PersonForm):
    """With an `opening` the enterprise is the opening's, and not asked."""

    enterprise = enterprise_field()
    on = DayField(label=_("到岗日期"), initial=today)
    level = forms.ChoiceField(label=_("学历或职称"), choices=Level.choices, initial=Level.BACHELOR)
    graduate = forms.BooleanField(label=_("高校毕业生"), required=False)
    school = forms.CharField(label=_("毕业院校"), max_length=60, required=False, help_text=_("高校毕业生必填。"))
    field_order = ("enterprise", "name", "mark", "on", "level", "graduate", "school")

    def __init__(self, *args: Any, by: Actor, county: str, opening: Opening | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opening:
            del self.fields["enterprise"]
            self.initial["level"] = opening.level
        else:
            offer_enterprises(self, by, county, RECRUIT)
