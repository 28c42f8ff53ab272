"""What can be asked about meetings. Lists start from `meetings_for()`: scope is in the query."""

from __future__ import annotations

from silian.meetings.queries.agenda import CarriedIn, carried_in
from silian.meetings.queries.board import (
    boards_of,
    hanging,
    objection_for,
    on_the_ledger,
    post_for,
    posts_for,
    posts_on,
)
from silian.meetings.queries.deciding import Verdict, verdict_of, why_not_decide
from silian.meetings.queries.inquiries import (
    Counts,
    Covered,
    counts_of,
    coverage_of,
    filing_for,
    filings_for,
    inquiries_of,
    inquiry_for,
    next_session_for,
    session_for,
    sessions_for,
)
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
from silian.meetings.queries.telling import asker_of, known_names, masked_for_the_board, posting_of
from silian.meetings.queries.villagers import (
    cadres_of,
    delegate_for,
    delegates_of,
    groups_of,
    village_for,
    villages_for,
)

__all__ = [
    "CarriedIn", "Counts", "Covered", "Quorum", "Verdict", "asker_of", "boards_of", "cadres_of", "carried_in",
    "count_by_state", "counts_of", "coverage_of", "delegate_for", "delegates_of", "draft_of_minutes", "filing_for",
    "filings_for", "groups_of", "hanging", "holders", "inquiries_of", "inquiry_for", "is_quorate_now", "item_for",
    "known_names", "masked_for_the_board", "meeting_for", "meetings_for", "next_meeting_for", "next_session_for",
    "objection_for", "on_the_ledger", "organs_for", "owners_for", "post_for", "posting_of", "posts_for", "posts_on",
    "quorums", "resolution_for", "rule_of", "session_for", "sessions_for", "verdict_of", "village_for", "villages_for",
    "vote_for", "why_not_decide", "with_names",
]  # fmt: skip
