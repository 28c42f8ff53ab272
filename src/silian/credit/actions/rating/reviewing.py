"""The village's part: the white, grey or black list, and peer review 背靠背评议 by villagers who do not see one another."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.rating._days import checked_day
from silian.credit.actions.rating.deciding import turn_down
from silian.credit.lifecycle.rating import REVIEWING
from silian.credit.models import Colour, Opinion, Rating, Reason
from silian.credit.permissions import COLLECT, REVIEW
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.kernel.money import show
from silian.organisations.models import Person

PANEL = 3  # opinions without which a round is not closed
APART = 2  # the highest may be this many times the lowest; beyond, another round is held


@transaction.atomic
def enlist(
    rating: Rating, *, on: date, colour: str, by: Actor, fen: int | None = None, words: str = "", version: int | None = None
) -> Rating:  # fmt: skip
    """Puts the borrower on a list with the account manager's line `fen`; black, with its reason, ends the rating."""
    if colour == Colour.BLACK:
        return turn_down(rating, on=on, reason=Reason.BLACKLISTED, words=words, by=by, version=version)
    require(COLLECT, rating, by)
    checked_day(rating, on)
    if colour == Colour.GREY and not words.strip():
        raise Refused(_("列入灰名单要写明原因。"), {"words": _("缺原因")})
    if not fen:
        raise Refused(_("请填写客户经理建议额度。"), {"fen": _("缺建议额度")})
    return advance(
        rating, "enlist", by=by, version=version, colour=colour, manager_fen=fen, peers=1, reason_words=words.strip()
    )


@transaction.atomic
def give_opinion(rating: Rating, *, reviewer: Person, on: date, fen: int, by: Actor, words: str = "") -> Opinion:
    """What a villager of the panel thinks, in the round that is open; officers enter what was given on paper."""
    require(REVIEW, rating, by)
    fresh = lock(rating)
    if fresh.state != REVIEWING.name:
        raise Refused(_("现在没有开放的评议。"))
    checked_day(fresh, on)
    if reviewer.county_id != rating.county_id:
        raise Refused(_("%s 不是本县登记的人员。") % reviewer, {"reviewer": _("不在本县")})
    opinion = Opinion(
        county_id=rating.county_id, rating=rating, round=fresh.peers, reviewer=reviewer, fen=fen, words=words, on=on
    )
    opinion.save(force_insert=True)
    journal.append(
        rating.county_id, "credit.give_opinion", by=by, subject=journal.subject_of(rating), after={"round": fresh.peers}
    )
    return opinion


@transaction.atomic
def close_round(rating: Rating, *, on: date, by: Actor, version: int | None = None) -> Rating:
    """Ends the review: the village's line is the middle one of the last round's opinions."""
    require(COLLECT, rating, by)
    checked_day(rating, on)
    lines = sorted(Opinion.objects.filter(rating=rating, round=rating.peers).values_list("fen", flat=True))
    if len(lines) < PANEL:
        raise Refused(_("本轮只有 %(n)d 人评议，至少要 %(panel)d 人。") % {"n": len(lines), "panel": PANEL})
    if lines[-1] > APART * lines[0]:
        told = {"low": show(lines[0], "万元"), "high": show(lines[-1], "万元")}
        raise Refused(_("各人意见相差过大（%(low)s 到 %(high)s），请再评一轮。") % told)
    middle = lines[(len(lines) - 1) // 2]
    return advance(rating, "close_round", by=by, version=version, reviewed_on=on, village_fen=middle)


@transaction.atomic
def open_round(rating: Rating, *, by: Actor, version: int | None = None) -> Rating:
    """Another round: earlier opinions stay and no longer count."""
    return advance(rating, "open_round", by=by, version=version, peers=rating.peers + 1)
