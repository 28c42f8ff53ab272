"""Posting a guide, handing an enterprise over, calling a guide back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Person, Post
from silian.support.queries import VIEWS, guided_enterprises, people_to_post


class People(forms.ModelChoiceField):
    """People told apart by where they work."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person}（{person.unit}）" if person.unit else str(person)


class PostForm(forms.Form):
    """One guide and the enterprises that have none."""

    guide: Any = People(label=_("指导员"), queryset=None)
    firms: Any = forms.ModelMultipleChoiceField(
        label=_("派到哪些企业"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只列还没有指导员的企业。"),
    )
    on = DayField(label=_("派驻日期"), initial=today)
    ground = forms.CharField(label=_("依据文件"), max_length=100, required=False)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["guide"].queryset = people_to_post(by, county)
        fields["firms"].queryset = guided_enterprises(by, county).filter(VIEWS["lacking"]).order_by("unit__name")


class EndPostingForm(forms.Form):
    on = DayField(label=_("结束日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=100)


class HandOverPostingForm(EndPostingForm):
    to: Any = People(label=_("交给"), queryset=None)
    field_order = ("to", "on", "reason")

    def __init__(self, *args: Any, post: Post, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("交接日期")
        others = people_to_post(by, post.county_id).exclude(pk=post.person_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]
