"""Programmes: folders of files that say how a county runs a campaign, checked, compared and kept version by version.

A room registers a `Section` for the file that it reads; `plan()` shows what a folder would change, `apply()` does it,
`retire()` ends it. The site runs on the applied version: `documents(county, SECTION)` reads what is in force.
"""

from __future__ import annotations

from silian.kernel.programmes.actions import Plan, apply, plan, retire
from silian.kernel.programmes.changes import Change
from silian.kernel.programmes.problems import Problem, ProgrammeRefused
from silian.kernel.programmes.programme import PROGRAMME, Programme
from silian.kernel.programmes.queries import (
    Standing,
    current,
    document,
    documents,
    history,
    in_force,
    reach_of,
    standing,
    titles,
)  # fmt: skip
from silian.kernel.programmes.roles import ROLES, Role
from silian.kernel.programmes.sections import Context, Declared, Section, register

__all__ = [
    "PROGRAMME", "ROLES", "Change", "Context", "Declared", "Plan", "Problem", "Programme", "ProgrammeRefused", "Role",
    "Section", "Standing", "apply", "current", "document", "documents", "history", "in_force", "plan", "reach_of",
    "register", "retire", "standing", "titles",
]  # fmt: skip
