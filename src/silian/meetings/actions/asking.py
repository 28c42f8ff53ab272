"""What happens in a live session: an inquiry is put, and answered, promised, or left unanswered."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance
from silian.meetings.actions._beginning import needed
from silian.meetings.actions._inquiring import begin_with
from silian.meetings.inquiries import rules_of
from silian.meetings.lifecycle.inquiry import LIVE, WAITING
from silian.meetings.models import Attendance, Delegate, Inquiry, InquirySession
from silian.meetings.permissions import RECORD_SESSION
from silian.organisations.models import Person


@transaction.atomic
def ask(
    session: InquirySession,
    text: str,
    *,
    topic: str,
    addressee: Person,
    by: Actor,
    delegate: Delegate | None = None,
    anonymous: bool = False,
) -> Inquiry:
    """A delegate asks a cadre of the village; with `delegate`, somebody who records asks on their behalf.

    Whoever asks is there: a delegate who was not marked yet is marked present.
    """
    fresh = begin_with(session, "ask", by=by)
    if fresh.state != LIVE.name:
        raise Refused(_("质询会没有在进行，不能提出质询。"))
    asker = _asker(fresh, delegate, by)
    if topic not in rules_of(fresh.county_id, fresh.programme).topics:
        raise Refused(_("请选择质询的类别。"), {"topic": _("请选择。")})
    if addressee.unit_id != fresh.village_id or addressee.pk == asker.person_id:
        raise Refused(_("请选本村的干部来回答。"), {"addressee": _("请改选。")})
    inquiry = Inquiry(
        county_id=fresh.county_id, session=fresh, ordinal=fresh.inquiries.count() + 1, delegate=asker,
        anonymous=anonymous, text=needed(text, "text", least=4), topic=topic, addressee=addressee,
    )  # fmt: skip
    admit(inquiry, WAITING.name, by=by, source=str(fresh))
    fresh.invitees.filter(delegate=asker).exclude(presence=Attendance.Presence.PRESENT).update(
        presence=Attendance.Presence.PRESENT
    )
    return inquiry


def _asker(session: InquirySession, delegate: Delegate | None, by: Actor) -> Delegate:
    """The delegate who asks: oneself, or the one for whom whoever records writes down."""
    if delegate is None:
        row = session.invitees.filter(delegate__person=by.person, delegate__person__isnull=False).first()
        if row is None or by.person is None:
            raise Refused(_("请选择是哪位代表问的。"), {"delegate": _("请选择。")})
        return row.delegate
    if delegate.person_id != by.person:
        require(RECORD_SESSION, session, by)
    if not session.invitees.filter(delegate=delegate).exists():
        raise Refused(_("%s不在这次质询会的名单里。") % delegate, {"delegate": _("请改选。")})
    return delegate


@transaction.atomic
def answer(
    inquiry: Inquiry, *, text: str, by: Actor, answered_by: Person | None = None, version: int | None = None
) -> Inquiry:
    """当场答复: what was answered, and by whom; by the addressee if nobody else is named."""
    fresh = begin_with(inquiry, "answer", by=by, version=version)
    who = answered_by or fresh.addressee
    _one_of_the_village(fresh, who, "answered_by")
    words = needed(text, "text", least=2, most=1000)
    return advance(inquiry, "answer", by=by, answer=words, answered_by=who, responsible=None, measure="", due=None)


@transaction.atomic
def promise(
    inquiry: Inquiry,
    *,
    measure: str,
    by: Actor,
    working_days: int | None = None,
    due: date | None = None,
    responsible: Person | None = None,
    version: int | None = None,
) -> Inquiry:
    """限期答复: who will do what by when, in working days from tomorrow on or by a day; the addressee if nobody is named."""
    fresh = begin_with(inquiry, "promise", by=by, version=version)
    who = responsible or fresh.addressee
    _one_of_the_village(fresh, who, "responsible")
    words = needed(measure, "measure", least=2, most=250)
    return advance(
        inquiry, "promise", by=by, measure=words, responsible=who, due=_day_of(working_days, due), answer="",
        answered_by=None,
    )  # fmt: skip


@transaction.atomic
def leave_unanswered(inquiry: Inquiry, *, by: Actor, version: int | None = None) -> Inquiry:
    """没答上: nobody could answer, or nobody would; the addressee stays responsible."""
    fresh = begin_with(inquiry, "leave", by=by, version=version)
    return advance(
        inquiry, "leave", by=by, responsible=fresh.addressee, measure="", due=None, answer="", answered_by=None
    )


@transaction.atomic
def take_back(inquiry: Inquiry, *, by: Actor, version: int | None = None) -> Inquiry:
    """撤回 by whoever asked, while it waits for an answer. Its number stays its own."""
    begin_with(inquiry, "take_back", by=by, version=version)
    return advance(inquiry, "take_back", by=by)


def _day_of(working_days: int | None, due: date | None) -> date:
    """The day that was promised: the n-th working day after today, or the day itself if it lies ahead."""
    if working_days and due:
        raise Refused(_("工作日数和日期填一个。"), {"due": _("工作日数和日期填一个。")})
    if working_days:
        found = current_calendar().rung(today(), working_days)
        if found is None:
            raise Refused(_("那一年的放假安排还没有公布，请填日期。"), {"working_days": _("请改填日期。")})
        return found
    if due is None or due <= today():
        raise Refused(_("请填几个工作日，或今天以后的日期。"), {"due": _("请填写。")})
    return due


def _one_of_the_village(inquiry: Inquiry, person: Person, field: str) -> None:
    if person.unit_id != inquiry.session.village_id:
        raise Refused(_("%s不是本村的干部。") % person, {field: _("请改选。")})
