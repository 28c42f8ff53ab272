"""The roll and who came."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import advance
from silian.meetings.actions._beginning import begin
from silian.meetings.models import Attendance, Meeting
from silian.meetings.queries import holders
from silian.organisations.models import Person


def draw_up_roll(meeting: Meeting) -> list[Attendance]:
    """Enters whoever holds a seat on the day of the meeting and does not stand on the roll yet, as a part of another deed."""
    known = set(meeting.attendances.values_list("seat", flat=True))
    organs = [sitting.organ for sitting in meeting.sittings.select_related("organ")]
    posts = [post for post in holders(organs, meeting.held_on) if post.seat_id not in known]
    rows = [
        Attendance(county_id=meeting.county_id, meeting=meeting, seat=post.seat, person=post.person) for post in posts
    ]
    Attendance.objects.bulk_create(rows)
    return rows


@transaction.atomic
def renew_roll(meeting: Meeting, *, by: Actor) -> list[Attendance]:
    """Enters people who were appointed since the session was opened. Votes that are open keep their electorate."""
    fresh = begin(meeting, "renew_roll", by=by)
    added = draw_up_roll(fresh)
    if added:
        advance(meeting, "renew_roll", by=by, details={"entitled": [str(row) for row in added]})
    return added


@transaction.atomic
def record_attendance(
    meeting: Meeting, person: Person, presence: str, *, by: Actor, substitute: Person | None = None
) -> Meeting:
    """Marks one entitled person as 到会, 请假 (with whoever sits in) or 未到; the last mark counts."""
    fresh = begin(meeting, "record_attendance", by=by)
    rows = fresh.attendances.filter(person=person)
    if not rows.exists():
        raise NotFound(f"{person.pk} is not on the roll of {meeting.pk}")
    if presence not in Attendance.Presence.values:
        raise Refused(_("请选择到会、请假或未到。"), {"presence": _("请选择。")})
    _check_substitute(fresh, presence, substitute)
    came = presence == Attendance.Presence.PRESENT
    rows.update(presence=presence, substitute=substitute, arrived_at=now() if came else None)
    details = {"person": person, "presence": presence, "substitute": substitute}
    return advance(meeting, "record_attendance", by=by, details=details)


def _check_substitute(meeting: Meeting, presence: str, substitute: Person | None) -> None:
    if substitute is None:
        return
    if presence != Attendance.Presence.EXCUSED:
        raise Refused(_("请假的人才能请人列席。"), {"substitute": _("请改选。")})
    if substitute.county_id != meeting.county_id or meeting.attendances.filter(person=substitute).exists():
        raise Refused(_("列席的人要在本县、又不在应到名单里。"), {"substitute": _("请改选。")})


@transaction.atomic
def record_all_present(meeting: Meeting, *, by: Actor) -> Meeting:
    """Marks everybody who is not marked yet as 到会: the exceptions are then a click each."""
    fresh = begin(meeting, "record_attendance", by=by)
    rows = fresh.attendances.filter(presence="")
    names = [str(row) for row in rows.select_related("seat", "person")]
    rows.update(presence=Attendance.Presence.PRESENT, arrived_at=now())
    return advance(meeting, "record_attendance", by=by, details={"present": names}) if names else meeting
