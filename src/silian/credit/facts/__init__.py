"""What can be counted in this room."""

from __future__ import annotations

from silian.credit.facts import coverage, lending, supporting

__all__ = ["coverage", "lending", "supporting"]
