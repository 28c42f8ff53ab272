"""The kernel's tables, gathered for Django; each stands beside the code that uses it."""

from __future__ import annotations

from silian.kernel.attachments import Attachment
from silian.kernel.calendar.models import CalendarYear, WorkDay
from silian.kernel.digests.models import Digest
from silian.kernel.idempotency import DoneOnce
from silian.kernel.instance import Instance
from silian.kernel.journal.models import Entry, Head
from silian.kernel.notices import Delivery, Notice, ReadMark, Wishes
from silian.kernel.numbering import Sequence
from silian.kernel.programmes.models import AppliedProgramme
from silian.kernel.reminders.models import Reminded

__all__ = [
    "AppliedProgramme", "Attachment", "CalendarYear", "Delivery", "Digest", "DoneOnce", "Entry", "Head", "Instance",
    "Notice", "ReadMark", "Reminded", "Sequence", "Wishes", "WorkDay",
]  # fmt: skip
