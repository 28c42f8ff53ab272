"""Issuing the minutes, which lets the resolutions leave, and correcting them by a new version."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.meetings.actions._beginning import begin, needed
from silian.meetings.actions._leaving import become_matters
from silian.meetings.models import Meeting, Minutes
from silian.meetings.queries import draft_of_minutes

LONGEST = 60_000


@transaction.atomic
def issue_minutes(meeting: Meeting, *, by: Actor, text: str = "", version: int | None = None) -> Minutes:
    """印发: the text is locked and each resolution leaves. Refused, naming them, while some resolution cannot.

    Without a text it is the one that the records tell.
    """
    begin(meeting, "issue", by=by, version=version)
    words = needed(text or draft_of_minutes(meeting), "text", most=LONGEST)
    advance(meeting, "issue", by=by, issued_on=today(), details={"text": words})
    become_matters(meeting, by=by)
    return _version(meeting, words, by)


@transaction.atomic
def correct_minutes(meeting: Meeting, *, text: str, reason: str, by: Actor, version: int | None = None) -> Minutes:
    """更正: a new version with its reason; the earlier ones stay as they were issued."""
    fresh = begin(meeting, "correct", by=by, version=version)
    why = needed(reason, "reason")
    words = needed(text, "text", most=LONGEST)
    last = fresh.minutes.last()
    if last and last.text == words:
        raise Refused(_("正文和现行的一稿相同，没有可更正的。"), {"text": _("没有改动。")})
    minutes = _version(fresh, words, by, reason=why)
    advance(meeting, "correct", by=by, note=why, details={"version": minutes.ordinal, "text": minutes.text})
    return minutes


def _version(meeting: Meeting, text: str, by: Actor, reason: str = "") -> Minutes:
    minutes = Minutes(
        county_id=meeting.county_id, meeting=meeting, ordinal=meeting.minutes.count() + 1, text=text,
        issued_on=today(), issued_by=by.label, reason=reason,
    )  # fmt: skip
    minutes.save(force_insert=True)
    return minutes
