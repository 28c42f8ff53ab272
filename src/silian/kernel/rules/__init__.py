"""Rules: a figure and its record list come from one predicate. See README.md here for the signatures."""

from __future__ import annotations

from silian.kernel.rules.evaluation import evaluate, evaluate_by, members
from silian.kernel.rules.problems import Problem, Unreadable
from silian.kernel.rules.query import Line, Part, lines, records
from silian.kernel.rules.reading import Surroundings, read_rule, read_rules
from silian.kernel.rules.scope import EVERYTHING, Scope
from silian.kernel.rules.tree import Better, Definition, External, Measure, NotKept, Rule
from silian.kernel.rules.values import Value, additive, nothing, roll_up
from silian.kernel.rules.wording import describe

__all__ = [
    "EVERYTHING", "Better", "Definition", "External", "Line", "Measure", "NotKept", "Part", "Problem", "Rule", "Scope",
    "Surroundings", "Unreadable", "Value", "additive", "describe", "evaluate", "evaluate_by", "lines", "members",
    "nothing", "read_rule", "read_rules", "records", "roll_up",
]  # fmt: skip
