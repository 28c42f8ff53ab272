"""学术交流 of a founded society: events are planned and held, members give talks there, collaborations begin and end."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance, record_change
from silian.societies.lifecycle import CANCELLED, FOUNDED, PLANNED
from silian.societies.models import Collaboration, Event, Member, Society, Talk
from silian.societies.permissions import EXCHANGE


def _may_exchange(society: Society, by: Actor) -> None:
    require(EXCHANGE, society, by)
    if society.state != FOUNDED.name:
        raise Refused(_("学会成立以后才能登记学术活动和合作；现在是“%s”。") % society.state_label)


@transaction.atomic
def plan_event(society: Society, title: str, *, kind: str, held_on: date, by: Actor, place: str = "") -> Event:
    """Plans an event of the society, today or later."""
    _may_exchange(society, by)
    if held_on < today():
        raise Refused(_("日期不能早于今天。"), {"held_on": _("请改日期。")})
    if kind not in Event.Kind.values or not title.strip():
        raise Refused(_("请选类别、写名称。"), {"title": _("请填写。")})
    event = Event(
        county_id=society.county_id, society=society, kind=kind, title=title.strip()[:80], held_on=held_on,
        place=place.strip()[:80],
    )  # fmt: skip
    return admit(event, PLANNED.name, by=by, source="plan_event")


@transaction.atomic
def add_talk(event: Event, title: str, *, speaker: Member, by: Actor) -> Talk:
    """Puts a member's talk on the programme of an event."""
    require(EXCHANGE, event, by)
    if event.state == CANCELLED.name:
        raise Refused(_("这场活动已取消。"))
    if speaker.society_id != event.society_id:
        raise Refused(_("报告人不是本学会的会员。"), {"speaker": _("请另选。")})
    if not title.strip() or event.talks.filter(title=title.strip()).exists():
        raise Refused(_("请写报告题目，同一场活动不能重复。"), {"title": _("请填写。")})
    talk = Talk(
        county_id=event.county_id, society=event.society, event=event, title=title.strip()[:100], speaker=speaker
    )
    talk.save(force_insert=True)
    after = {"title": talk.title, "speaker": str(speaker)}
    journal.append(event.county_id, "societies.add_talk", by=by, subject=journal.subject_of(event), after=after)
    return talk


def hold_event(event: Event, *, summary: str, by: Actor, version: int | None = None) -> Event:
    """The event was held; one sentence says what it was about."""
    if event.held_on > today():
        raise Refused(_("活动还没到日子（%s），举办以后再登记。") % event.held_on)
    if not summary.strip():
        raise Refused(_("请用一句话写内容。"), {"summary": _("请填写。")})
    return advance(event, "hold", by=by, version=version, summary=summary.strip()[:300])


def cancel_event(event: Event, *, reason: str, by: Actor, version: int | None = None) -> Event:
    """The event does not take place."""
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("请填写。")})
    return advance(event, "cancel", by=by, version=version, note=reason.strip())


@transaction.atomic
def begin_collaboration(
    society: Society, partner: str, *, subject: str, document: str, on: date, by: Actor
) -> Collaboration:
    """Begins a collaboration with another body by a document."""
    _may_exchange(society, by)
    if not (partner.strip() and subject.strip() and document.strip()):
        raise Refused(_("请写合作单位、内容和协议。"), {"partner": _("请填写。")})
    if on > today():
        raise Refused(_("开始日期不能晚于今天。"), {"on": _("晚于今天")})
    row = Collaboration(
        county_id=society.county_id, society=society, partner=partner.strip()[:80], subject=subject.strip()[:200],
        document=document.strip()[:120], from_on=on,
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"partner": row.partner, "on": on.isoformat()}
    journal.append(row.county_id, "societies.begin_collaboration", by=by, subject=journal.subject_of(row), after=after)
    return row


@transaction.atomic
def end_collaboration(row: Collaboration, *, on: date, by: Actor, version: int | None = None) -> Collaboration:
    """Ends a collaboration on a day."""
    require(EXCHANGE, row, by)
    if row.to_on or not row.from_on < on <= today():
        raise Refused(_("结束日期应晚于开始日期 %s，不晚于今天。") % row.from_on, {"on": _("请改日期。")})
    return record_change(row, "end_collaboration", by=by, version=version, to_on=on)
