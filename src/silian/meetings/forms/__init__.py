"""What people fill in. Rules are the actions' matter; a refusal comes back onto the form's fields."""

from __future__ import annotations

from silian.meetings.forms.board import (
    AnswerObjectionForm,
    DraftForm,
    ObjectForm,
    PhotoForm,
    PostForm,
    ReceiveForm,
)
from silian.meetings.forms.inquiry import (
    AnswerForm,
    AskForm,
    CallForm,
    ConfirmForm,
    DelegateForm,
    GroupForm,
    InviteForm,
    PromiseForm,
)
from silian.meetings.forms.meeting import (
    ConveneForm,
    CorrectionForm,
    DiscussionForm,
    HandsForm,
    ItemForm,
    MinutesForm,
    PlanForm,
    ReasonForm,
    RescheduleForm,
    ResolutionForm,
    RollCallForm,
    SubstituteForm,
    of_resolution,
)

__all__ = [
    "AnswerForm", "AnswerObjectionForm", "AskForm", "CallForm", "ConfirmForm", "ConveneForm", "CorrectionForm", "DelegateForm",
    "DiscussionForm", "DraftForm", "GroupForm", "HandsForm", "InviteForm", "ItemForm", "MinutesForm", "ObjectForm",
    "PhotoForm", "PlanForm", "PostForm", "PromiseForm", "ReasonForm", "ReceiveForm", "RescheduleForm", "ResolutionForm",
    "RollCallForm", "SubstituteForm", "of_resolution",
]  # fmt: skip
