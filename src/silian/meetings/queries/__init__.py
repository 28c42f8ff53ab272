"""What can be asked about meetings. Lists start from `meetings_for()`: scope is in the query."""

from __future__ import annotations

from silian.meetings.queries.agenda import CarriedIn, carried_in
from silian.meetings.queries.deciding import Verdict, verdict_of, why_not_decide
from silian.meetings.queries.meetings import (
    count_by_state,
    item_for,
    meeting_for,
    meetings_for,
    next_meeting_for,
    organs_for,
    owners_for,
    resolution_for,
    vote_for,
    with_names,
)
from silian.meetings.queries.minutes import draft_of_minutes
from silian.meetings.queries.roll import Quorum, holders, is_quorate_now, quorums, rule_of

__all__ = [
    "CarriedIn", "Quorum", "Verdict", "carried_in", "count_by_state", "draft_of_minutes", "holders", "is_quorate_now",
    "item_for", "meeting_for", "meetings_for", "next_meeting_for", "organs_for", "owners_for", "quorums", "resolution_for",
    "rule_of", "verdict_of", "vote_for", "why_not_decide", "with_names",
]  # fmt: skip
