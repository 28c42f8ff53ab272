"""The weekly digest 周报: for each account, on the first working day of the week, what is open, overdue, due and decided.

A room names what of its own belongs there, in `<room>/digest.py`, imported when the room is ready:

    register(Part("matters.overdue", _("逾期"), overdue_of))     # (actor, county, week) -> the lines, worst first

What was sent is kept: the page shows the week as it stood that morning, and every line leads to its record.
"""

from __future__ import annotations

from silian.kernel.digests.models import Digest
from silian.kernel.digests.parts import PARTS, Line, Part, Week, register
from silian.kernel.digests.sending import send_digests

__all__ = ["PARTS", "Digest", "Line", "Part", "Week", "register", "send_digests"]
