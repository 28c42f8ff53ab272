"""Planning a meeting, moving it to another day, calling it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit, advance
from silian.kernel.notices import Note, NoticeKind, notify_all
from silian.kernel.numbering import next_number
from silian.meetings.actions._beginning import begin, needed
from silian.meetings.actions.agenda import take_in
from silian.meetings.lifecycle import PLANNED
from silian.meetings.models import Meeting, Organ, Sitting
from silian.meetings.organs import number_pattern, organ_named
from silian.meetings.permissions import PREPARE
from silian.meetings.queries import holders
from silian.organisations.models import Unit

CALLED = NoticeKind("meetings.called", gettext_lazy("会议通知"))


@transaction.atomic
def plan_meeting(
    organs: Sequence[Unit],
    *,
    kind: str,
    held_on: date,
    by: Actor,
    title: str = "",
    starts_at: time | None = None,
    place: str = "",
) -> Meeting:
    """Plans a meeting of one organ or a joint one of several, fills its agenda, and tells everybody who is entitled.

    Whoever holds the first seat takes the chair, until somebody else does when it is convened.
    """
    county = _may_meet(organs, kind, by)
    first = holders(organs[:1], held_on).first()
    number = next_number(county, "meeting", today().year, number_pattern(county, kind))
    meeting = Meeting(
        county_id=county, number=number, kind=kind, title=title.strip()[:100], held_on=held_on, starts_at=starts_at,
        place=place.strip()[:100], chair=first.person if first else None,
    )  # fmt: skip
    admit(meeting, PLANNED.name, by=by, source="、".join(str(organ) for organ in organs), note=held_on.isoformat())
    for organ in organs:
        Sitting(county_id=county, meeting=meeting, organ=organ).save(force_insert=True)
    take_in(meeting)
    _tell(meeting, gettext_lazy("会议通知"))
    return meeting


def _may_meet(organs: Sequence[Unit], kind: str, by: Actor) -> str:
    """The county of these organs, if they may meet under this rule and this actor may prepare it."""
    if not organs:
        raise Refused(_("请选择开会的组织。"), {"organs": _("请选择。")})
    for organ in organs:
        require(PREPARE, Organ.objects.get(pk=organ.pk), by)
    county = organs[0].county_id
    if len({organ.pk for organ in organs}) < len(organs) or any(organ.county_id != county for organ in organs):
        raise Refused(_("联席会议由本县不同的组织召开，每个组织选一次。"), {"organs": _("请改选。")})
    rule = organ_named(county, kind)
    for organ in organs:
        if organ.kind not in rule.held_by:
            words = {"organ": organ, "title": rule.title}
            raise Refused(_("%(organ)s不能召开%(title)s。") % words, {"organs": _("请改选。")})
    return county


@transaction.atomic
def reschedule_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    by: Actor,
    starts_at: time | None = None,
    place: str = "",
    version: int | None = None,
) -> Meeting:
    """Moves a planned meeting to another day, hour or place, and tells everybody who is entitled."""
    begin(meeting, "reschedule", by=by, version=version)
    advance(meeting, "reschedule", by=by, held_on=held_on, starts_at=starts_at, place=place.strip()[:100])
    _tell(meeting, gettext_lazy("会议改期"))
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, by: Actor, version: int | None = None) -> Meeting:
    """Calls a planned meeting off, with the reason that is sent to everybody who is entitled. Its number stays its own."""
    begin(meeting, "cancel", by=by, version=version)
    why = needed(reason, "reason")
    advance(meeting, "cancel", by=by, note=why)
    _tell(meeting, gettext_lazy("会议取消（%s）"), why)
    return meeting


@in_the_countys_language
def _tell(meeting: Meeting, what: Promise, *why: str) -> None:
    at = f" {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    text = _("%(what)s：%(meeting)s，%(day)s%(at)s %(place)s") % {
        "what": str(what) % why, "meeting": meeting, "day": meeting.held_on, "at": at, "place": meeting.place,
    }  # fmt: skip
    posts = holders([sitting.organ for sitting in meeting.sittings.all()], meeting.held_on)
    about, once = journal.subject_of(meeting), f"meeting:{meeting.pk}:{meeting.version}"
    people = {post.person_id: post.person for post in posts}.values()
    notify_all(meeting.county_id, [
        Note(person, text.strip(), about, f"{once}:{person.pk}", CALLED, meeting.number) for person in people
    ])  # fmt: skip
