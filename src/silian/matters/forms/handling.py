"""Forms of the handling 办理: beginning, measures and progress, handing back, handing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.errors import NotFound
from silian.kernel.fields import DayField, FilesField
from silian.matters import actions
from silian.matters.forms.base import StepForm
from silian.matters.forms.fields import SentenceField
from silian.matters.forms.triage import PersonChoice
from silian.matters.models import Measure, Outcome, Return
from silian.matters.queries import people_of
from silian.organisations.models import Person


class TakeUpForm(StepForm):
    note = _("接件后状态变为“办理中”。不属本单位的，请退单并说明应由谁办。")

    def act(self) -> object:
        return actions.take_up(self.matter, **self.who)


class HandBackForm(StepForm):
    note = _("退单会计数；第二次退单列入联席会议议题。时限照走。")
    risk = True

    reason = forms.ChoiceField(label=_("退单原因"), choices=Return.Reason.choices, widget=forms.RadioSelect)
    words = SentenceField(label=_("应由谁办，为什么"))

    def act(self) -> object:
        return actions.hand_back(self.matter, **self.typed, **self.who)


class ProgressForm(StepForm):
    words = SentenceField(label=_("进展"), most=500, rows=3)
    proof = FilesField(label=_("照片或文件"), required=False)

    def act(self) -> object:
        typed = self.typed
        return actions.record_progress(self.matter, words=typed["words"], files=typed["proof"], **self.who)


class AddMeasureForm(StepForm):
    text = SentenceField(label=_("做什么"), most=300)
    person = PersonChoice(Person.objects.none(), label=_("责任人"), required=False)
    due = DayField(label=_("完成时限"), required=False)

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        lead = str(self.matter.lead_id or "")
        self.fields["person"].queryset = people_of(self.matter.county_id, lead)  # type: ignore[attr-defined]
        self.initial.update({"person": self.matter.handler, "due": self.matter.round.due})

    def act(self) -> object:
        return actions.add_measure(self.matter, **self.typed, **self.who)


class CompleteMeasureForm(StepForm):
    verb = _("完成措施")

    result = SentenceField(label=_("做成了什么"), most=300)
    proof = FilesField(label=_("佐证"), required=False, help_text=_("照片、文件或回函。"))
    done_on = DayField(label=_("完成日期"), required=False, help_text=_("不填就是今天。"))

    @property
    def measure(self) -> Measure:
        """The measure that the step is about; it belongs to the matter's present round."""
        key = self["about"].value()
        found = Measure.objects.filter(pk=key, round=self.matter.round).first() if key else None
        if found is None:
            raise NotFound(f"matters.measure {key}")
        return found

    def act(self) -> object:
        typed = self.typed
        files = typed.pop("proof")
        return actions.complete_measure(self.measure, by=self.by, files=files, **typed)


class HandInForm(StepForm):
    note = _("申请后时限停在今天；由承办人以外的人签字销号，不同意的会退回办理。")

    outcome = forms.ChoiceField(label=_("结论"), choices=Outcome.choices, widget=forms.RadioSelect)
    summary = SentenceField(label=_("办理结果"), most=1000, rows=4)
    proof = FilesField(label=_("佐证"), required=False, help_text=_("照片、文件或回函；措施里传过的不用再传。"))

    def act(self) -> object:
        typed = self.typed
        files = typed.pop("proof")
        return actions.hand_in(self.matter, files=files, **typed, **self.who)
