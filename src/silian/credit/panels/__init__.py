"""What this room shows on the pages of others."""

from __future__ import annotations

from silian.credit.panels import lending

__all__ = ["lending"]
