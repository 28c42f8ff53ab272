"""What people fill in about chains, enterprises, plans, and supply and demand."""

from __future__ import annotations

from silian.chains.forms.chains import ChainForm, CloseForm
from silian.chains.forms.enterprises import EnterpriseForm, LeaveForm, PlaceForm
from silian.chains.forms.market import DealForm, PostingForm, ReasonForm, RenewForm, WordsForm
from silian.chains.forms.plan import CompleteForm, TaskForm
from silian.chains.forms.profiles import DocumentForm, ProfileForm

__all__ = [
    "ChainForm", "CloseForm", "CompleteForm", "DealForm", "DocumentForm", "EnterpriseForm", "LeaveForm", "PlaceForm",
    "PostingForm", "ProfileForm", "ReasonForm", "RenewForm", "TaskForm", "WordsForm",
]  # fmt: skip
