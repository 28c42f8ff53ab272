"""Opening an inquiry session, who came, and ending it once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import now, today
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import advance
from silian.meetings.actions._closing import file_unanswered, into_the_ledger, tell_the_askers
from silian.meetings.actions._inquiring import begin_with
from silian.meetings.actions._posting import draft_of_session
from silian.meetings.lifecycle.inquiry import CLOSED
from silian.meetings.models import Attendance, InquirySession, Invitee


@transaction.atomic
def open_session(session: InquirySession, *, by: Actor, version: int | None = None) -> InquirySession:
    """开始质询: from now on delegates may ask."""
    begin_with(session, "open_session", by=by, version=version)
    return advance(session, "open_session", by=by, opened_on=today())


@transaction.atomic
def mark_presence(session: InquirySession, invitee: Invitee, presence: str, *, by: Actor) -> InquirySession:
    """Marks one delegate as 到会, 请假 or 未到; the last mark counts."""
    fresh = begin_with(session, "mark_presence", by=by)
    rows = fresh.invitees.filter(pk=invitee.pk)
    if not rows.exists():
        raise NotFound(f"{invitee.pk} is not on the roll of {session.pk}")
    if presence not in Attendance.Presence.values:
        raise Refused(_("请选择到会、请假或未到。"), {"presence": _("请选择。")})
    came = presence == Attendance.Presence.PRESENT
    rows.update(presence=presence, arrived_at=now() if came else None)
    return advance(session, "mark_presence", by=by, details={"delegate": str(invitee), "presence": presence})


@transaction.atomic
def mark_all_present(session: InquirySession, *, by: Actor) -> InquirySession:
    """Marks everybody who is not marked yet as 到会: the exceptions are then a tap each."""
    fresh = begin_with(session, "mark_presence", by=by)
    rows = fresh.invitees.filter(presence="").select_related("delegate__group", "delegate__person")
    names = [str(row) for row in rows]
    rows.update(presence=Attendance.Presence.PRESENT, arrived_at=now())
    return advance(session, "mark_presence", by=by, details={"present": names}) if names else session


@transaction.atomic
def close_session(session: InquirySession, *, by: Actor, version: int | None = None) -> InquirySession:
    """结束质询会: what was promised or left unanswered goes into the ledger, the latter to the discipline office as well,
    and the posting is drafted. Ending a session that has ended changes nothing."""
    fresh = begin_with(session, "close_session", by=by, version=None)
    if fresh.state == CLOSED.name:
        session.__dict__.update(fresh.__dict__)
        return session
    fresh.invitees.filter(presence="").update(presence=Attendance.Presence.ABSENT)
    advance(session, "close_session", by=by, version=version, closed_on=today())
    inquiries = into_the_ledger(session, by=by)
    file_unanswered(session, inquiries, by=by)
    draft_of_session(session, by=by)
    tell_the_askers(session, inquiries)
    return session
