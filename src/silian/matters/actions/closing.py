"""Closing 销号: signed by somebody else, sent back, asked after, done again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.matters.actions._filing import announce
from silian.matters.actions._rounds import start_clock
from silian.matters.models import CallBack, HandIn, Matter, Round


@transaction.atomic
def sign_off(matter: Matter, *, by: Actor, note: str = "", version: int | None = None) -> Matter:
    """销号 by somebody other than the handler: 办结日期 is the day of the hand-in, 销号日期 is today."""
    fresh = lock(matter, version=version)
    current = fresh.round
    if current.handed_in_on is None:
        raise Refused(_("承办单位还没有申请销号。"))
    if not current.outcome:  # an imported ledger may keep a hand-in without one
        raise Refused(_("申请时没有写结论。请退回办理，由承办单位补上结论后再申请。"))
    current.handled_on, current.closed_on = current.handed_in_on, today()
    current.on_time = None if current.due is None or current.provisional else current.handled_on <= current.due
    current.save()
    details = {"outcome": current.outcome, "handled_on": current.handled_on, "on_time": current.on_time}
    return advance(matter, "sign_off", by=by, version=version, note=note, details=details)


@transaction.atomic
def send_back(matter: Matter, *, reason: str, by: Actor, version: int | None = None) -> Matter:
    """退回办理: the hand-in does not stand, and the clock has run on."""
    if not reason.strip():
        raise Refused(_("请写明退回的理由。"), {"reason": _("请填写。")})
    fresh = lock(matter, version=version)
    HandIn.objects.filter(round=fresh.round_id, sent_back_on=None).update(sent_back_on=today())
    Round.objects.filter(pk=fresh.round.pk).update(handed_in_on=None, handed_in_by="", summary="", outcome="")
    return advance(matter, "send_back", by=by, version=version, note=reason.strip())


@transaction.atomic
def call_back(matter: Matter, *, answer: str, by: Actor, words: str = "", version: int | None = None) -> CallBack:
    """回访: what the raiser says about the result."""
    if answer not in CallBack.Answer.values:
        raise Refused(_("请选择满意度。"), {"answer": _("请选择。")})
    fresh = lock(matter, version=version)
    advance(matter, "call_back", by=by, version=version, note=words, details={"answer": answer})
    row = CallBack(
        county_id=fresh.county_id, round=fresh.round, answer=answer, words=words.strip()[:200], called_on=today(),
        by_label=by.label,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


@transaction.atomic
def redo(matter: Matter, *, reason: str, by: Actor, version: int | None = None) -> Matter:
    """重办 after a dissatisfied call-back: a new round with a new clock; the old closure stays in the history."""
    if not reason.strip():
        raise Refused(_("请写明重办的理由。"), {"reason": _("请填写。")})
    fresh = lock(matter, version=version)
    current = Round(county_id=fresh.county_id, matter=fresh, ordinal=fresh.round.ordinal + 1, assigned_on=today())
    start_clock(current, fresh.kind)
    announce(current)
    return advance(
        matter, "redo", by=by, version=version, note=reason.strip(), round=current, details={"due": current.due}
    )
