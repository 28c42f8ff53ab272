"""The bank's part: two reviews by two people, the branch's decision, the signature; and refusals with their reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.rating._days import checked_day
from silian.credit.models import CreditLine, Rating, Reason
from silian.credit.permissions import APPROVE, CHECK, COLLECT, SIGN
from silian.kernel.access import Actor, Verb, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, record_change

YEARS = 3  # for which a line is granted


@transaction.atomic
def check(rating: Rating, *, on: date, by: Actor, note: str = "", version: int | None = None) -> Rating:
    """初审: papers and lines are compared for the first time."""
    require(CHECK, rating, by)
    return advance(
        rating, "check", by=by, version=version, note=note, checked_on=checked_day(rating, on), checked_by=by.id
    )


@transaction.atomic
def recheck(rating: Rating, *, on: date, by: Actor, note: str = "", version: int | None = None) -> Rating:
    """复审, by somebody else."""
    require(CHECK, rating, by)
    return advance(rating, "recheck", by=by, version=version, note=note, rechecked_on=checked_day(rating, on))


@transaction.atomic
def grant_line(rating: Rating, *, on: date, fen: int, by: Actor, note: str = "", version: int | None = None) -> Rating:
    """审定: the branch decides the line, for three years. Above the computed line it says why."""
    require(APPROVE, rating, by)
    checked_day(rating, on)
    if fen <= 0:
        raise Refused(_("授信额度要大于零；不授信请选“退回不批”。"), {"fen": _("要大于零")})
    if rating.computed_fen is not None and fen > rating.computed_fen and not note.strip():
        raise Refused(_("审定额度高于测算额度，请写明理由。"), {"note": _("缺理由")})
    line = CreditLine(
        county_id=rating.county_id, borrower=rating.borrower, bank=rating.bank, amount_fen=fen, from_on=on,
        to_on=years_after(on),
    )  # fmt: skip
    line.save(force_insert=True)
    return advance(rating, "grant_line", by=by, version=version, note=note, granted_on=on, final_fen=fen, line=line)


def years_after(on: date) -> date:
    """The day on which a line granted that day ends."""
    month_end = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year + YEARS, day=28 if month_end else on.day)


@transaction.atomic
def sign_up(rating: Rating, *, on: date, fen: int, by: Actor, version: int | None = None) -> Rating:
    """签约: the borrower signs for the line, or for less. What is drawn of it stands with the loans."""
    require(SIGN, rating, by)
    checked_day(rating, on)
    if rating.line is None or not 0 < fen <= rating.line.amount_fen:
        raise Refused(_("签约额度要大于零，不超过授信额度。"), {"fen": _("超出授信额度")})
    record_change(rating.line, "sign_line", by=by, signed_fen=fen, signed_on=on)
    return advance(rating, "sign_up", by=by, version=version, signed_on=on)


@transaction.atomic
def turn_down(
    rating: Rating, *, on: date, reason: str, by: Actor, words: str = "", version: int | None = None
) -> Rating:
    """不予授信, in the village: with a reason it counts as covered."""
    return _end(rating, "turn_down", COLLECT, on, reason, words, by, version)


@transaction.atomic
def reject(rating: Rating, *, on: date, reason: str, by: Actor, words: str = "", version: int | None = None) -> Rating:
    """退回不批, by the branch."""
    return _end(rating, "reject", APPROVE, on, reason, words, by, version)


def _end(
    rating: Rating, step: str, verb: Verb, on: date, reason: str, words: str, by: Actor, version: int | None
) -> Rating:
    require(verb, rating, by)
    checked_day(rating, on)
    if reason not in Reason.values:
        raise Refused(_("不予授信要选明原因。"), {"reason": _("缺原因")})
    if reason in (Reason.OTHER, Reason.BLACKLISTED) and not words.strip():
        raise Refused(_("请写明具体原因。"), {"words": _("缺说明")})
    colour = "black" if reason == Reason.BLACKLISTED else rating.colour
    return advance(
        rating, step, by=by, version=version, refused_on=on, reason=reason, reason_words=words.strip(), colour=colour
    )
