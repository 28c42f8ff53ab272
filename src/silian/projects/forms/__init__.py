"""What people fill in about projects and trips. Rules are the actions' matter; a refusal comes back onto the fields."""

from __future__ import annotations

from silian.projects.forms.intake import ProjectForm
from silian.projects.forms.steps import (
    AgreementForm,
    AmendForm,
    DeclineForm,
    EndAgreementForm,
    EndForm,
    ForecastForm,
    InvestmentForm,
    LandForm,
    LinkForm,
    NeedForm,
    OfferForm,
    ProgressForm,
    StageForm,
    StepForm,
    TakeOverForm,
)
from silian.projects.forms.trips import ReportForm, TripForm

__all__ = [
    "AgreementForm", "AmendForm", "DeclineForm", "EndAgreementForm", "EndForm", "ForecastForm", "InvestmentForm",
    "LandForm", "LinkForm", "NeedForm", "OfferForm", "ProgressForm", "ProjectForm", "ReportForm", "StageForm", "StepForm",
    "TakeOverForm", "TripForm",
]  # fmt: skip
