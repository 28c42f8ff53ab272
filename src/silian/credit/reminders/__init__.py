"""What of this room has a due day; each file registers its own."""

from __future__ import annotations

from silian.credit.reminders import promising

__all__ = ["promising"]
