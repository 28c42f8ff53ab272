"""What of a meeting has a due day: that one comes to it, and that its minutes are issued."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.calendar.table import current_calendar
from silian.kernel.reminders import Due, register
from silian.meetings.lifecycle import CONCLUDED, PLANNED
from silian.meetings.models import Meeting
from silian.meetings.queries import holders

ISSUE_WITHIN = 5  # working days after the meeting


def planned(county: str, first: date, last: date) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(county_id=county, state=PLANNED.name, held_on__range=(first, last))
    return rows.prefetch_related("sittings__organ")


def without_minutes(county: str, first: date, last: date) -> list[Meeting]:
    """The meetings that ended, whose minutes were to be issued in these days."""
    earliest = first - timedelta(days=2 * ISSUE_WITHIN + 15)  # the longest holidays lie between
    rows = Meeting.objects.filter(county_id=county, state=CONCLUDED.name, concluded_on__range=(earliest, last))
    found = rows.select_related("chair").prefetch_related("sittings__organ__chains_of_committee__office")
    return [meeting for meeting in found if (due := minutes_due(meeting)) and first <= due <= last]


def minutes_due(meeting: Meeting) -> date | None:
    """The working day by which the minutes are issued; None while its year is not published."""
    return current_calendar().rung(meeting.concluded_on, ISSUE_WITHIN) if meeting.concluded_on else None


def _entitled(meeting: Meeting) -> Iterable[Any]:
    posts = holders([sitting.organ for sitting in meeting.sittings.all()], meeting.held_on)
    return {post.person_id: post.person for post in posts}.values()


def _offices(meeting: Meeting) -> Iterable[Any]:
    """The offices of the chains whose committees met; of a committee without a chain, the committee itself."""
    for sitting in meeting.sittings.all():
        yield from [chain.office for chain in sitting.organ.chains_of_committee.all()] or [sitting.organ]


register(Due(
    name="meetings.invitation",
    label=gettext_lazy("会议通知"),
    rows=planned,
    due=lambda meeting: meeting.held_on,
    readers=_entitled,
    words=lambda meeting: _("会议“%s”") % meeting,
    called=lambda meeting: meeting.number,
    steps=(1, 0),
    happens=gettext_lazy("召开"),
))  # fmt: skip
register(Due(
    name="meetings.minutes",
    label=gettext_lazy("印发纪要"),
    rows=without_minutes,
    due=minutes_due,  # type: ignore[arg-type]  # `rows` leaves out what has none
    since=lambda meeting: meeting.concluded_on,
    readers=_offices,
    superiors=lambda meeting: [meeting.chair],
    words=lambda meeting: _("%s的纪要") % meeting,
    called=lambda meeting: meeting.number,
    steps=(1, 0, -1),
))  # fmt: skip
