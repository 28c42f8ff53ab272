"""What can be counted in this room."""

from __future__ import annotations

from silian.credit.facts import lending

__all__ = ["lending"]
