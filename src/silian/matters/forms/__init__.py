"""The small forms of the matters: one a step, by the step's name; and the larger ones for raising."""

from __future__ import annotations

from collections.abc import Mapping

from silian.matters.forms.base import StepForm
from silian.matters.forms.clock import (
    AgreeForm,
    ConfirmDueForm,
    ExtensionForm,
    PauseForm,
    RefuseForm,
    ResumeForm,
)
from silian.matters.forms.closing import CallBackForm, RedoForm, SendBackForm, SignOffForm, UrgeForm
from silian.matters.forms.handling import (
    AddMeasureForm,
    CompleteMeasureForm,
    HandBackForm,
    HandInForm,
    ProgressForm,
    TakeUpForm,
)
from silian.matters.forms.publishing import ObjectionForm, OriginalForm, PublishForm, TakeDownForm
from silian.matters.forms.triage import AcceptForm, AssignForm, MergeForm, RejectForm, WithdrawForm

FORMS: Mapping[str, type[StepForm]] = {
    "accept": AcceptForm,
    "reject": RejectForm,
    "assign": AssignForm,
    "reassign": AssignForm,
    "merge": MergeForm,
    "withdraw": WithdrawForm,
    "take_up": TakeUpForm,
    "hand_back": HandBackForm,
    "record_progress": ProgressForm,
    "add_measure": AddMeasureForm,
    "complete_measure": CompleteMeasureForm,
    "hand_in": HandInForm,
    "request_extension": ExtensionForm,
    "request_pause": PauseForm,
    "extend": AgreeForm,
    "pause": AgreeForm,
    "refuse_request": RefuseForm,
    "resume": ResumeForm,
    "confirm_due": ConfirmDueForm,
    "sign_off": SignOffForm,
    "send_back": SendBackForm,
    "urge": UrgeForm,
    "call_back": CallBackForm,
    "redo": RedoForm,
    "publish": PublishForm,
    "take_down": TakeDownForm,
    "record_objection": ObjectionForm,
    "see_original": OriginalForm,
}
