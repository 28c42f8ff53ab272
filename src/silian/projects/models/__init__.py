"""Projects with their stages, agreements, amounts and needs; who keeps them; trips; parks and the reserve of projects."""

from __future__ import annotations

from .agreement import Agreement, Party
from .amounts import Forecast, Investment
from .keeping import HandOver, Keeping
from .need import Need
from .park import Park, ParkGrade, ParkLevel, SocialCapital
from .project import EndReason, Project
from .reserve import Estimate, ReserveLevel, ReserveProject
from .trip import Contact, Traveller, Trip

__all__ = [
    "Agreement", "Contact", "EndReason", "Estimate", "Forecast", "HandOver", "Investment", "Keeping", "Need", "Park",
    "ParkGrade", "ParkLevel", "Party", "Project", "ReserveLevel", "ReserveProject", "SocialCapital", "Traveller", "Trip",
]  # fmt: skip
