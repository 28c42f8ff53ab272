"""What can be counted about talents, classes, party work in enterprises, activities and honours."""

from __future__ import annotations

from silian.talent.facts.catalogue import OPENING, RECRUIT
from silian.talent.facts.honours import ACTIVITY, HONOUR
from silian.talent.facts.party import MEMBER, MODEL_POST
from silian.talent.facts.training import ENROLMENT, TRAINING

__all__ = ["ACTIVITY", "ENROLMENT", "HONOUR", "MEMBER", "MODEL_POST", "OPENING", "RECRUIT", "TRAINING"]
