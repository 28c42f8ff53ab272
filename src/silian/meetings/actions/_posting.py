"""The posting that is drafted when an inquiry session ends."""

from __future__ import annotations

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.lifecycles import admit
from silian.meetings.lifecycle.board import DRAFT
from silian.meetings.models import BoardPost, InquirySession
from silian.meetings.queries import posting_of


def draft_of_session(session: InquirySession, *, by: Actor) -> BoardPost:
    """The draft of the session's own post, as a part of its ending."""
    title, text = posting_of(session)
    post = BoardPost(
        county_id=session.county_id, village=session.village, programme=session.programme, session=session,
        title=title[:100], text=text, drafted_on=today(),
    )  # fmt: skip
    return admit(post, DRAFT.name, by=by, source=str(session))
