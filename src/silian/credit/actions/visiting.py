"""Visits 走访: planned for a day, done with what was found."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.models import Borrower, HomeVisit
from silian.credit.permissions import COLLECT
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change


@transaction.atomic
def plan_visit(borrower: Borrower, *, on: date, purpose: str, by: Actor) -> HomeVisit:
    """Plans a visit for a day from today on; it stands on the officers' phones from that day until it is done."""
    require(COLLECT, borrower, by)
    if on < today():
        raise Refused(_("计划日期不能早于今天。"), {"on": _("早于今天")})
    return _enter(borrower, by, planned_on=on, purpose=_purpose(purpose))


@transaction.atomic
def record_visit(
    borrower: Borrower, *, on: date, words: str, by: Actor, purpose: str = "", photos: Any = (), planned: HomeVisit | None = None
) -> HomeVisit:  # fmt: skip
    """Records a visit that was made, one that was planned or not; photographs hang on the visit."""
    require(COLLECT, borrower, by)
    if on > today():
        raise Refused(_("走访日期不能晚于今天。"), {"on": _("晚于今天")})
    if not words.strip():
        raise Refused(_("请写一句走访情况。"), {"words": _("缺走访情况")})
    if planned is None:
        visit = _enter(
            borrower, by, planned_on=on, purpose=_purpose(purpose or _("走访")), done_on=on, words=words.strip()
        )
    else:
        if lock(planned).done_on:
            raise Refused(_("这次走访已经记过。"))
        visit = record_change(planned, "record_visit", by=by, done_on=on, words=words.strip())
    for photo in photos:
        attach(photo, to=visit, by=by)
    return visit


def _purpose(text: str) -> str:
    if not text.strip():
        raise Refused(_("请写走访事由。"), {"purpose": _("缺事由")})
    return text.strip()[:60]


def _enter(borrower: Borrower, by: Actor, **known: Any) -> HomeVisit:
    visit = HomeVisit(county_id=borrower.county_id, borrower=borrower, officer_id=by.person, **known)
    visit.save(force_insert=True)
    after = {"planned_on": visit.planned_on.isoformat(), "purpose": visit.purpose}
    journal.append(borrower.county_id, "credit.visit", by=by, subject=journal.subject_of(borrower), after=after)
    return visit
