"""What people fill in about talents, classes and party work. Rules are the actions' matter."""

from __future__ import annotations

from silian.talent.forms.catalogue import ListForm, MoveForm, OpeningForm
from silian.talent.forms.common import LeavingForm, ReasonForm
from silian.talent.forms.honours import ActivityForm, ConferForm, RevokeForm, WithholdForm
from silian.talent.forms.party import ApplicantForm, DayForm, EndingForm, ModelPostForm
from silian.talent.forms.recruiting import RecruitForm
from silian.talent.forms.training import ClassForm, EnrolForm, FinishForm

__all__ = [
    "ActivityForm", "ApplicantForm", "ClassForm", "ConferForm", "DayForm", "EndingForm", "EnrolForm", "FinishForm",
    "LeavingForm", "ListForm", "ModelPostForm", "MoveForm", "OpeningForm", "ReasonForm", "RecruitForm", "RevokeForm",
    "WithholdForm",
]  # fmt: skip
