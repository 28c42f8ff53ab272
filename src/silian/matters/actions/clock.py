"""Moving the clock: asking for a pause or an extension, agreeing or not, resuming."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.matters.actions._filing import announce
from silian.matters.actions._rounds import end_pause
from silian.matters.clock import reckon
from silian.matters.models import ClockRequest, Matter


@transaction.atomic
def request_extension(matter: Matter, *, days: int, reason: str, by: Actor, version: int | None = None) -> ClockRequest:
    """申请延期 by n days of the clock's own unit; refused once the deadline has passed."""
    if not 1 <= days <= 60:
        raise Refused(_("延期填 1 至 60 日。"), {"days": _("1 至 60。")})
    return _ask(matter, "request_extension", by, reason, version, kind=ClockRequest.Kind.EXTENSION, days=days)


@transaction.atomic
def request_pause(
    matter: Matter, *, reason: str, by: Actor, from_on: date | None = None, to_on: date | None = None,
    version: int | None = None,
) -> ClockRequest:  # fmt: skip
    """申请暂停 from a day (today at the earliest) until a day or until further notice."""
    start = from_on or today()
    if start < today():
        raise Refused(_("暂停不能从申请之前开始。"), {"from_on": _("最早是今天。")})
    if to_on and to_on <= start:
        raise Refused(_("恢复日期要晚于暂停日期。"), {"to_on": _("请改晚。")})
    return _ask(matter, "request_pause", by, reason, version, kind=ClockRequest.Kind.PAUSE, from_on=start, to_on=to_on)


def _ask(matter: Matter, step: str, by: Actor, reason: str, version: int | None, **what: Any) -> ClockRequest:
    fresh = lock(matter, version=version)
    if not reason.strip():
        raise Refused(_("请写明理由。"), {"reason": _("请填写。")})
    advance(matter, step, by=by, version=version, note=reason.strip(), details=what)
    row = ClockRequest(
        county_id=fresh.county_id, round=fresh.round, asked_on=today(), asked_by=by.label, asked_by_id=by.id,
        reason=reason.strip()[:200], **what,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


@transaction.atomic
def agree_to_request(request: ClockRequest, *, by: Actor) -> Matter:
    """Agrees to a pause or an extension; the new deadline counts from the clock's pieces."""
    matter = _decide(request, ClockRequest.Decision.AGREED, by)
    current = request.round
    reckon(current)
    announce(current)
    details = {"due": current.due, "original_due": current.original_due, "asked_on": request.asked_on}
    pauses = request.kind == ClockRequest.Kind.PAUSE
    return advance(matter, "pause" if pauses else "extend", by=by, note=request.reason, details=details)


@transaction.atomic
def refuse_request(request: ClockRequest, *, reason: str, by: Actor) -> Matter:
    """Does not agree to a pause or an extension; the deadline stays."""
    if not reason.strip():
        raise Refused(_("请写明不同意的理由。"), {"reason": _("请填写。")})
    matter = _decide(request, ClockRequest.Decision.REFUSED, by)
    return advance(matter, "refuse_request", by=by, note=reason.strip())


def _decide(request: ClockRequest, decision: str, by: Actor) -> Matter:
    matter = lock(request.round.matter)
    request.refresh_from_db()
    if request.decision:
        raise Refused(_("这份申请已在 %s 答复过。") % request.decided_on)
    if request.asked_by_id == by.id:
        raise Refused(_("自己的申请要由别人批准。"))
    if decision == ClockRequest.Decision.AGREED and request.from_on and request.from_on < request.asked_on:
        raise Refused(_("暂停不能从申请之前开始。"))
    request.decision, request.decided_on, request.decided_by = decision, today(), by.label
    request.save()
    return matter


@transaction.atomic
def resume(matter: Matter, *, by: Actor, version: int | None = None) -> Matter:
    """恢复办理: the clock runs again from today, and today counts."""
    fresh = lock(matter, version=version)
    end_pause(fresh.round, today())
    details = {"due": fresh.round.due}
    return advance(matter, "resume", by=by, version=version, details=details)
