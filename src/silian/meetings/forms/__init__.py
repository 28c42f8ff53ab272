"""What people fill in. Rules are the actions' matter; a refusal comes back onto the form's fields."""

from __future__ import annotations

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
    "ConveneForm", "CorrectionForm", "DiscussionForm", "HandsForm", "ItemForm", "MinutesForm", "PlanForm", "ReasonForm",
    "RescheduleForm", "ResolutionForm", "RollCallForm", "SubstituteForm", "of_resolution",
]  # fmt: skip
