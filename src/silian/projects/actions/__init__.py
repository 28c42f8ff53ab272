"""What people do with projects and trips. Each deed asks its permission, checks its rules and writes its journal line."""

from __future__ import annotations

from silian.projects.actions.agreements import end_agreement, sign_agreement, sign_another, sign_framework
from silian.projects.actions.following import raise_need, record_investment, record_progress, revise_forecast
from silian.projects.actions.handing_over import accept_hand_over, decline_hand_over, offer_project
from silian.projects.actions.intake import amend_project, enter_project, link_enterprise
from silian.projects.actions.parks import award_grade, declare_capital, open_park, take_away_grade, withdraw_capital
from silian.projects.actions.reserve import (
    Expected,
    ask_finance,
    drop_reserve_project,
    land_reserve_project,
    plan_landing,
    plan_outright,
    postpone_landing,
    reserve_project,
    revise_estimate,
)
from silian.projects.actions.stages import begin_production, end_project, land_project, reach_capacity, start_building
from silian.projects.actions.trips import report_trip, set_out

__all__ = [
    "Expected", "accept_hand_over", "amend_project", "ask_finance", "award_grade", "begin_production",
    "declare_capital", "decline_hand_over", "drop_reserve_project", "end_agreement", "end_project", "enter_project",
    "land_project", "land_reserve_project", "link_enterprise", "offer_project", "open_park", "plan_landing",
    "plan_outright", "postpone_landing", "raise_need", "reach_capacity", "record_investment", "record_progress",
    "report_trip", "reserve_project", "revise_estimate", "revise_forecast", "set_out", "sign_agreement",
    "sign_another", "sign_framework", "start_building", "take_away_grade", "withdraw_capital",
]  # fmt: skip
