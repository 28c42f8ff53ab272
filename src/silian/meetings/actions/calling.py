"""Calling an inquiry session, telling its delegates, calling it off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit, advance
from silian.kernel.notices import NoticeKind, notify
from silian.kernel.numbering import next_number
from silian.meetings.actions._beginning import needed
from silian.meetings.actions._inquiring import begin_with
from silian.meetings.inquiries import inquiries_of, rules_of
from silian.meetings.lifecycle.inquiry import CALLED
from silian.meetings.models import InquirySession, Invitation, Invitee, Village
from silian.meetings.permissions import CALL_SESSION
from silian.meetings.queries import delegates_of
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.queries.units import line_above

INVITED = NoticeKind("meetings.invited", gettext_lazy("质询会通知"))


@transaction.atomic
def call_session(
    village: Unit,
    *,
    held_on: date,
    place: str,
    by: Actor,
    starts_at: time | None = None,
    programme: str = "",
) -> InquirySession:
    """Calls a village's inquiry session and puts its delegates of that day on the roll; they are told by `invite`."""
    require(CALL_SESSION, Village.objects.get(pk=village.pk), by)
    county = village.county_id
    programme = programme or next(iter(inquiries_of(county)), "")
    rules = rules_of(county, programme)
    if held_on < today():
        raise Refused(_("质询会的日期不能早于今天。"), {"held_on": _("请改为今天或以后。")})
    session = InquirySession(
        county_id=county, programme=programme, village=village, township=_township_of(village), held_on=held_on,
        starts_at=starts_at, place=needed(place, "place", most=100),
        number=next_number(county, "inquiry_session", today().year, rules.number),
    )  # fmt: skip
    admit(session, CALLED.name, by=by, source=str(village), note=held_on.isoformat())
    _put_on_the_roll(session)
    return session


def _township_of(village: Unit) -> Unit:
    """The township in which the village stands: it hears of what was left unanswered."""
    above = [unit for unit in line_above(village) if unit.kind == UnitKind.TOWNSHIP]
    if village.kind != UnitKind.VILLAGE or not above:
        raise Refused(_("“%s”不是乡镇下面的村，不能召开质询会。") % village, {"village": _("请选村。")})
    return above[-1]


def _put_on_the_roll(session: InquirySession) -> list[Invitee]:
    known = set(session.invitees.values_list("delegate", flat=True))
    rows = [
        Invitee(county_id=session.county_id, session=session, delegate=delegate)
        for delegate in delegates_of(session.village, session.held_on)
        if delegate.pk not in known
    ]
    Invitee.objects.bulk_create(rows)
    return rows


@transaction.atomic
def renew_invitees(session: InquirySession, *, by: Actor) -> list[Invitee]:
    """Puts delegates who were elected since on the roll; nobody is taken off it."""
    fresh = begin_with(session, "renew_invitees", by=by)
    added = _put_on_the_roll(fresh)
    if added:
        advance(session, "renew_invitees", by=by, details={"invited": [str(row) for row in added]})
    return added


@transaction.atomic
def invite(
    session: InquirySession, invitees: Iterable[Invitee], way: str, *, by: Actor, remark: str = ""
) -> list[Invitation]:
    """Writes down that these were told in this way, and when, and by whom; whom it reached that way before is left out.

    A short message goes into the inbox of the delegate, and from there outside by the channels that they have.
    """
    fresh = begin_with(session, "invite", by=by)
    if way not in Invitation.Way.values:
        raise Refused(_("请选择通知、短信或入户。"), {"way": _("请选择。")})
    told = set(Invitation.objects.filter(invitee__session=fresh, way=way).values_list("invitee", flat=True))
    rows = [
        Invitation(
            county_id=fresh.county_id, invitee=row, way=way, at=now(), by_label=by.label, remark=remark.strip()[:100]
        )
        for row in fresh.invitees.filter(pk__in=[row.pk for row in invitees]).select_related("delegate__person")
        if row.pk not in told
    ]
    if not rows:
        raise Refused(_("选中的代表都已经用这种方式通知过。"), {"way": _("换一种方式，或另选代表。")})
    Invitation.objects.bulk_create(rows)
    if way == Invitation.Way.MESSAGE:
        for row in rows:
            _send(fresh, row.invitee.delegate.person, _("请参加质询会"), "invited")
    details = {"way": way, "delegates": [str(row.invitee) for row in rows]}
    advance(session, "invite", by=by, note=remark.strip(), details=details)
    return rows


@transaction.atomic
def call_off(session: InquirySession, *, reason: str, by: Actor, version: int | None = None) -> InquirySession:
    """Calls a session off, with the reason that everybody on its roll is told. Its number stays its own."""
    fresh = begin_with(session, "call_off", by=by, version=version)
    why = needed(reason, "reason")
    advance(session, "call_off", by=by, note=why)
    for row in fresh.invitees.select_related("delegate__person"):
        _send(fresh, row.delegate.person, _("质询会取消（%s）") % why, "called_off")
    return session


@in_the_countys_language
def _send(session: InquirySession, person: Person, what: str, deed: str) -> None:
    at = f" {session.starts_at:%H:%M}" if session.starts_at else ""
    words = {"what": what, "village": session.village, "day": session.held_on, "at": at, "place": session.place}
    text = _("%(what)s：%(village)s公开质询会，%(day)s%(at)s，%(place)s") % words
    notify(
        session.county_id, person, text, about=journal.subject_of(session), once=f"{deed}:{session.pk}:{person.pk}",
        kind=INVITED, called=session.number,
    )  # fmt: skip
