"""What this room keeps: people by mark, openings and recruits, classes and enrolments, members and model posts."""

from __future__ import annotations

from silian.talent.models.individuals import Individual, Learner
from silian.talent.models.openings import Level, Opening, Recruit
from silian.talent.models.party import Member, ModelPost
from silian.talent.models.training import Enrolment, Major, TrainingClass

__all__ = [
    "Enrolment", "Individual", "Learner", "Level", "Major", "Member", "ModelPost", "Opening", "Recruit", "TrainingClass",
]  # fmt: skip
