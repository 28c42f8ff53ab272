"""一村一策 with its measures, and the declaration of a headcount."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField, FilesField
from silian.organisations.models import Person
from silian.organisations.queries import ids_under, place_of
from silian.villages import actions
from silian.villages.forms.deed import DeedForm, whole_field
from silian.villages.models import Declaration, Measure, Policy
from silian.villages.permissions import DECLARE, PLAN

PROMISE = re.compile(r"(?P<text>.+?)[\s,，、;；]+(?P<due>\d[\d\-/.年月日]+)")


class PolicyForm(DeedForm):
    title, verb, needs = _("制定一村一策"), _("定下"), PLAN

    demand = forms.CharField(label=_("发展和融资需求"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    fen = AmountField(label=_("融资需求（元）"), initial="0", help_text=_("可写 60万元；没有写 0。"))
    products = forms.CharField(label=_("意向产品"), max_length=200, required=False)
    measures = forms.CharField(
        label=_("措施"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一条：措施，空一格，时限如 2022-12-31。"),
    )
    owner: Any = forms.ModelChoiceField(label=_("责任人"), queryset=None, empty_label=_("请选择"))
    due = DayField(label=_("完成时限"))

    def prepare(self) -> None:
        place = place_of(self.record.unit)
        near = ids_under(place.parent) if place and place.parent else {self.record.unit_id}
        people = Person.objects.filter(county_id=self.record.county_id, unit__in=near, left_on=None)
        self.fields["owner"].queryset = people.select_related("unit").order_by("name")  # type: ignore[attr-defined]

    def clean_measures(self) -> list[actions.Promised]:
        lines = [line.strip() for line in self.cleaned_data["measures"].splitlines() if line.strip()]
        return [self._promise(number, line) for number, line in enumerate(lines, 1)]

    def _promise(self, number: int, line: str) -> actions.Promised:
        found = PROMISE.fullmatch(line)
        try:
            due = DayField().clean(found["due"]) if found else None
        except ValidationError:
            due = None
        if found is None or due is None:
            raise ValidationError(gettext("第 %d 行：措施后面空一格写时限，如 2022-12-31。") % number)
        return found["text"], due

    def do(self, version: int | None) -> Policy:
        return actions.make_policy(self.record, by=self.by, **self.cleaned_data)


class DoneForm(DeedForm):
    title, verb, needs = _("措施完成"), _("完成"), PLAN

    result = forms.CharField(label=_("完成情况"), max_length=200)
    on = DayField(label=_("完成日期"), initial=today)

    def do(self, version: int | None) -> Measure:
        return actions.complete_measure(self.record, by=self.by, version=version, **self.cleaned_data)


class DeclareForm(DeedForm):
    title, verb, needs = _("申报带动、受益人数"), _("申报"), DECLARE

    purpose = forms.ChoiceField(label=_("事由"), choices=Declaration.Purpose.choices, widget=forms.RadioSelect)
    households = whole_field(_("户数"))
    people = whole_field(_("人数"))
    source = forms.CharField(label=_("依据文件"), max_length=120, help_text=_("如 村务会议纪要〔2022〕3号。"))
    on = DayField(label=_("申报日期"), initial=today)
    proof = FilesField(label=_("附件"), required=False)

    def do(self, version: int | None) -> Declaration:
        return actions.declare(self.record, by=self.by, **self.cleaned_data)
