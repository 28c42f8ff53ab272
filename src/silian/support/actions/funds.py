"""Funds: where a commitment's money comes from, paying it, taking a wrong payment back. Never more than was committed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal, money
from silian.kernel.access import Actor, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.meetings.models import Commitment
from silian.support.models import Payment, Source
from silian.support.permissions import PAY
from silian.support.queries import found_for, paid_from
from silian.support.sections import sources_of


@transaction.atomic
def settle_source(commitment: Commitment, *, kind: str, fen: int, document: str, on: date, by: Actor) -> Source:
    """Records where money for a commitment comes from; all its sources together are no more than was committed."""
    require(PAY, commitment, by)
    committed = lock(commitment)
    issued_on = committed.resolution.item.meeting.issued_on
    if issued_on is None:
        raise Refused(_("会议纪要还没有印发，印发后才能落实资金。"))
    if kind not in sources_of(committed.county_id):
        titles = "、".join(sources_of(committed.county_id).values()) or _("（专项里还没有写）")
        raise Refused(_("没有这种资金来源，可以选：%s。") % titles, {"kind": _("请选择。")})
    if not document.strip():
        raise Refused(_("请写明依据文件。"), {"document": _("请填写。")})
    if on > today():
        raise Refused(_("落实日期不能晚于今天。"), {"on": _("晚于今天")})
    _within(fen, committed.fen - found_for(committed), _("承诺的资金"))
    source = Source(
        county_id=committed.county_id,
        commitment=committed,
        kind=kind,
        document=document.strip(),
        fen=fen,
        settled_on=on,
    )
    source.save(force_insert=True)
    after = {"kind": kind, "fen": fen, "document": source.document}
    journal.append(source.county_id, "support.settle_source", by=by, subject=journal.subject_of(committed), after=after)
    return source


@transaction.atomic
def pay(
    source: Source, *, fen: int, payee: str, on: date, by: Actor, files: Iterable[UploadedFile[Any]] = ()
) -> Payment:
    """Records a payment from a source with its voucher; refuses what goes beyond the source."""
    require(PAY, source, by)
    fresh = lock(source)
    if not payee.strip():
        raise Refused(_("请填写收款单位。"), {"payee": _("请填写。")})
    if not fresh.settled_on <= on <= today():
        words = _("拨付日期应不早于资金落实的 %s，不晚于今天。") % fresh.settled_on
        raise Refused(words, {"on": _("请改日期。")})
    _within(fen, fresh.fen - paid_from(fresh), _("这笔资金来源"))
    payment = Payment(county_id=fresh.county_id, source=fresh, paid_on=on, fen=fen, payee=payee.strip())
    payment.save(force_insert=True)
    for file in files:
        attach(file, to=payment, by=by)
    after = {"fen": fen, "payee": payment.payee, "on": on.isoformat()}
    journal.append(payment.county_id, "support.pay", by=by, subject=journal.subject_of(payment), after=after)
    return payment


@transaction.atomic
def reverse_payment(payment: Payment, *, reason: str, by: Actor, version: int | None = None) -> Payment:
    """冲回: takes back a payment that was wrong; figures of earlier days keep it."""
    require(PAY, payment, by)
    if lock(payment, version=version).reversed_on:
        raise Refused(_("这笔拨付已在 %s 冲回。") % payment.reversed_on)
    if not reason.strip():
        raise Refused(_("请写明冲回的原因。"), {"reason": _("请填写。")})
    why = reason.strip()[:200]
    return record_change(payment, "reverse_payment", by=by, version=version, reversed_on=today(), reversed_for=why)


def _within(fen: int, left: int, what: str) -> None:
    if fen <= 0:
        raise Refused(_("金额要大于零。"), {"fen": _("请填写。")})
    if fen > left:
        words = {"what": what, "left": money.show(left, "万元"), "asked": money.show(fen, "万元")}
        raise Refused(_("%(what)s只余 %(left)s，不够 %(asked)s。") % words, {"fen": _("超出余额")})
