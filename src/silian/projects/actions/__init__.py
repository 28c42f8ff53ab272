"""What people do with projects and trips. Each deed asks its permission, checks its rules and writes its journal line."""

from __future__ import annotations

from silian.projects.actions.agreements import end_agreement, sign_agreement, sign_another, sign_framework
from silian.projects.actions.following import raise_need, record_investment, record_progress, revise_forecast
from silian.projects.actions.handing_over import accept_hand_over, decline_hand_over, offer_project
from silian.projects.actions.intake import amend_project, enter_project, link_enterprise
from silian.projects.actions.stages import begin_production, end_project, land_project, reach_capacity, start_building
from silian.projects.actions.trips import report_trip, set_out

__all__ = [
    "accept_hand_over", "amend_project", "begin_production", "decline_hand_over", "end_agreement", "end_project",
    "enter_project", "land_project", "link_enterprise", "offer_project", "raise_need", "reach_capacity",
    "record_investment", "record_progress", "report_trip", "revise_forecast", "set_out", "sign_agreement",
    "sign_another", "sign_framework", "start_building",
]  # fmt: skip
