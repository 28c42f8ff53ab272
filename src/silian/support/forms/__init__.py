"""What people fill in about pairings, visits, service groups and funds."""

from __future__ import annotations

from silian.support.forms.funds import PaymentForm, ReversalForm, SourceForm
from silian.support.forms.groups import CompleteForm, EndGroupForm, ErrandForm, GroupForm
from silian.support.forms.pairing import EndForm, HandOverForm, PairForm
from silian.support.forms.visits import HelpedForm, NeedForm, VisitForm

__all__ = [
    "CompleteForm", "EndForm", "EndGroupForm", "ErrandForm", "GroupForm", "HandOverForm", "HelpedForm", "NeedForm",
    "PairForm", "PaymentForm", "ReversalForm", "SourceForm", "VisitForm",
]  # fmt: skip
