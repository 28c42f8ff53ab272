"""Projects with their stages, agreements, amounts and needs; who keeps them; the trips that brought them in."""

from __future__ import annotations

from .agreement import Agreement, Party
from .amounts import Forecast, Investment
from .keeping import HandOver, Keeping
from .need import Need
from .project import EndReason, Project
from .trip import Contact, Traveller, Trip

__all__ = [
    "Agreement", "Contact", "EndReason", "Forecast", "HandOver", "Investment", "Keeping", "Need", "Party", "Project",
    "Traveller", "Trip",
]  # fmt: skip
