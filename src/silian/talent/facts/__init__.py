"""What can be counted about talents, classes and party work in enterprises."""

from __future__ import annotations

from silian.talent.facts.catalogue import OPENING, RECRUIT
from silian.talent.facts.party import MEMBER, MODEL_POST
from silian.talent.facts.training import ENROLMENT, TRAINING

__all__ = ["ENROLMENT", "MEMBER", "MODEL_POST", "OPENING", "RECRUIT", "TRAINING"]
