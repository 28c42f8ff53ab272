"""How the records of this room go on: an opening, a class, somebody on the way into the Party."""

from __future__ import annotations

from silian.talent.lifecycle.classes import CLASS
from silian.talent.lifecycle.members import MEMBER
from silian.talent.lifecycle.openings import OPENING

__all__ = ["CLASS", "MEMBER", "OPENING"]
