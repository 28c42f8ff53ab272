"""What people fill in about projects and trips. Rules are the actions' matter; a refusal comes back onto the fields."""

from __future__ import annotations

from silian.projects.forms.intake import ProjectForm
from silian.projects.forms.parks import AwardForm, CapitalForm, GroundForm, ParkForm
from silian.projects.forms.reserve import (
    AskFinanceForm,
    DropForm,
    ExpectedForm,
    OnForm,
    PlanForm,
    PostponeForm,
    ReserveForm,
)
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
    "AgreementForm", "AmendForm", "AskFinanceForm", "AwardForm", "CapitalForm", "DeclineForm", "DropForm",
    "EndAgreementForm", "EndForm", "ExpectedForm", "ForecastForm", "GroundForm", "InvestmentForm", "LandForm",
    "LinkForm", "NeedForm", "OfferForm", "OnForm", "ParkForm", "PlanForm", "PostponeForm", "ProgressForm",
    "ProjectForm", "ReportForm", "ReserveForm", "StageForm", "StepForm", "TakeOverForm", "TripForm",
]  # fmt: skip
