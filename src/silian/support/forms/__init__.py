"""What people fill in about pairings, visits, service groups and funds."""

from __future__ import annotations

from silian.support.forms.checklists import ClaimForm, EndChecklistForm, FallBackForm, SendBackForm, VerifyForm
from silian.support.forms.funds import PaymentForm, ReversalForm, SourceForm
from silian.support.forms.groups import CompleteForm, EndGroupForm, ErrandForm, GroupForm
from silian.support.forms.guides import EndPostingForm, HandOverPostingForm, PostForm
from silian.support.forms.pairing import EndForm, HandOverForm, PairForm
from silian.support.forms.visits import HelpedForm, NeedForm, VisitForm

__all__ = [
    "ClaimForm", "CompleteForm", "EndChecklistForm", "EndForm", "EndGroupForm", "EndPostingForm", "ErrandForm",
    "FallBackForm", "GroupForm", "HandOverForm", "HandOverPostingForm", "HelpedForm", "NeedForm", "PairForm",
    "PaymentForm", "PostForm", "ReversalForm", "SendBackForm", "SourceForm", "VerifyForm", "VisitForm",
]  # fmt: skip
