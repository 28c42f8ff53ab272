"""Chains, the enterprises on them over time, each chain's plan, and what enterprises offer one another."""

from .chain import Chain
from .enterprise import ChainPlace, Enterprise
from .importing import MapImport
from .known import IndustryClass, RegionTable
from .map import Edge, Node, NodePlace, NoGap, Stage
from .market import Deal, Dialogue, Message, Posting
from .matching import NoMatch
from .plan import PlanTask
from .profile import Profile
from .targets import Target, TargetEvidence

__all__ = [
    "Chain", "ChainPlace", "Deal", "Dialogue", "Edge", "Enterprise", "IndustryClass", "MapImport", "Message", "NoGap",
    "NoMatch", "Node", "NodePlace", "PlanTask", "Posting", "Profile", "RegionTable", "Stage", "Target",
    "TargetEvidence",
]  # fmt: skip
