"""Notices: a sentence for somebody about a subject, sent once; in the inbox always, and outside where its reader wants it.

`notify()` puts one into the inbox of a person, a unit, a seat or an account, in the transaction of what it tells of. What
leaves the house follows after the commit: `delivery.py` looks who wants which kind by which channel, and hands over what
`outside` says of it, never the text itself. `inbox.py` reads and marks, `channels/` is the way out.
"""

from __future__ import annotations

from silian.kernel.notices.kinds import DIGEST, GENERAL, KINDS, REMINDER, NoticeKind
from silian.kernel.notices.models import Delivery, Notice, ReadMark, Wishes
from silian.kernel.notices.sending import Note, notify, notify_all

__all__ = [
    "DIGEST", "GENERAL", "KINDS", "REMINDER", "Delivery", "Note", "Notice", "NoticeKind", "ReadMark", "Wishes", "notify",
    "notify_all",
]  # fmt: skip
