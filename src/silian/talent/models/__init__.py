"""What this room keeps: people by mark, openings and recruits, classes and enrolments,
members and model posts, activities and honours."""

from __future__ import annotations

from silian.talent.models.honours import Activity, Grade, Honour
from silian.talent.models.individuals import Individual, Learner
from silian.talent.models.openings import Level, Opening, Recruit
from silian.talent.models.party import Member, ModelPost
from silian.talent.models.training import Enrolment, Major, TrainingClass

__all__ = [
    "Activity", "Enrolment", "Grade", "Honour", "Individual", "Learner", "Level", "Major", "Member", "ModelPost",
    "Opening", "Recruit", "TrainingClass",
]  # fmt: skip
