"""Chains, the enterprises on them over time, and each chain's plan."""

from .chain import Chain
from .enterprise import ChainPlace, Enterprise
from .plan import PlanTask

__all__ = ["Chain", "ChainPlace", "Enterprise", "PlanTask"]
