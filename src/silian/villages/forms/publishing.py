"""村务公开: publishing a quarter, writing down an objection, answering it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import DayField, FilesField
from silian.villages import actions
from silian.villages.forms.deed import DeedForm
from silian.villages.permissions import PUBLISH
from silian.villages.queries import Quarter, quarter_of

OFFERED = 4  # quarters back


class PublishForm(DeedForm):
    title, verb, needs = _("公开一个季度的三资"), _("公开"), PUBLISH

    quarter = forms.ChoiceField(label=_("季度"))
    place = forms.CharField(label=_("公示地点"), max_length=100, initial=_("村务公开栏"))
    proof = FilesField(label=_("公开栏的照片"), required=False)
    reason = forms.CharField(
        label=_("更正原因"), max_length=200, required=False, help_text=_("已公开过的季度再公开，要写明更正什么。")
    )

    def prepare(self) -> None:
        quarters = [quarter_of(today()).before]
        while len(quarters) < OFFERED:
            quarters.append(quarters[-1].before)
        self.quarters = {f"{each.year}-{each.number}": each for each in quarters}
        self.fields["quarter"].choices = [(key, str(each)) for key, each in self.quarters.items()]  # type: ignore[attr-defined]

    def clean_quarter(self) -> Quarter:
        return self.quarters[self.cleaned_data["quarter"]]

    def do(self, version: int | None) -> Any:
        return actions.publish_quarter(self.record, by=self.by, **self.cleaned_data)


class ObjectionForm(DeedForm):
    title, needs = _("记下异议"), PUBLISH

    words = forms.CharField(label=_("异议"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    name = forms.CharField(
        label=_("提出人"), max_length=60, required=False, help_text=_("不愿留名可以不填；公开页不显示。")
    )
    on = DayField(label=_("提出日期"), initial=today)

    def do(self, version: int | None) -> Any:
        return actions.record_objection(self.record, by=self.by, **self.cleaned_data)


class AnswerForm(DeedForm):
    title, verb, needs = _("答复异议"), _("答复"), PUBLISH

    answer = forms.CharField(label=_("答复"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def do(self, version: int | None) -> Any:
        return actions.answer_objection(self.record, by=self.by, version=version, **self.cleaned_data)
