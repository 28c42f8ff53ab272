"""What people fill in about chains, enterprises and plans."""

from __future__ import annotations

from silian.chains.forms.chains import ChainForm
from silian.chains.forms.enterprises import EnterpriseForm, LeaveForm, PlaceForm
from silian.chains.forms.plan import CompleteForm, TaskForm

__all__ = ["ChainForm", "CompleteForm", "EnterpriseForm", "LeaveForm", "PlaceForm", "TaskForm"]
