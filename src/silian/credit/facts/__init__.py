"""What can be counted in this room."""

from __future__ import annotations

from silian.credit.facts import lending, supporting

__all__ = ["lending", "supporting"]
