"""Collecting 采集: consent first, then the answers; the card in force scores them at once and proposes a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.rating._days import checked_day
from silian.credit.cards import evaluate
from silian.credit.models import Borrower, Consent, Rating, Score
from silian.credit.permissions import COLLECT
from silian.credit.queries.cards import card_on, scorecard_of
from silian.credit.queries.consents import consent_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, record_change


@transaction.atomic
def record_consent(borrower: Borrower, *, on: date, ground: str, by: Actor) -> Consent:
    """Records that a person allows personal data to be used for rating: on paper, before it is scored."""
    require(COLLECT, borrower, by)
    if not ground.strip():
        raise Refused(_("请写明授权方式，如“签署纸质授权书”。"), {"ground": _("缺授权方式")})
    if on > today():
        raise Refused(_("授权日期不能晚于今天。"), {"on": _("晚于今天")})
    if consent_of(borrower, on):
        raise Refused(_("%s 已有有效的授权。") % borrower)
    consent = Consent(county_id=borrower.county_id, borrower=borrower, on=on, ground=ground.strip())
    consent.save(force_insert=True)
    after = {"on": on.isoformat(), "ground": consent.ground}
    journal.append(
        borrower.county_id, "credit.record_consent", by=by, subject=journal.subject_of(borrower), after=after
    )
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: date, by: Actor) -> Consent:
    """The person takes the consent back; from that day on nothing is scored anew. What was decided stands."""
    require(COLLECT, consent.borrower, by)
    if consent.withdrawn_on or not consent.on <= on <= today():
        raise Refused(_("撤回日期应在授权日期 %s 之后、今天以前。") % consent.on, {"on": _("日期不对")})
    return record_change(consent, "withdraw_consent", by=by, withdrawn_on=on)


@transaction.atomic
def collect(rating: Rating, *, on: date, answers: Mapping[str, str], by: Actor, version: int | None = None) -> Score:
    """Records the answers and scores them by the card of that day; a value without a bin is refused with its name.

    A household must have consented by then. Collected again before the review, the later score counts.
    """
    require(COLLECT, rating, by)
    checked_day(rating, on)
    if rating.borrower.is_natural and not consent_of(rating.borrower, on):
        raise Refused(_("还没有取得本人授权，不能采集和评分。请先登记授权。"), {"consent": _("缺授权")})
    card = card_on(rating.county_id, rating.borrower.segment, on)
    found = evaluate(scorecard_of(card), answers)
    advance(rating, "collect", by=by, version=version, collected_on=on, computed_fen=found.line.granted)
    score = Score(
        county_id=rating.county_id, rating=rating, card=card, on=on, points=found.score.total, grade=found.grade,
        answers=json.dumps(dict(answers), ensure_ascii=False), computed_fen=found.line.granted,
        contributions=json.dumps(found.contributions, ensure_ascii=False),
    )  # fmt: skip
    score.save(force_insert=True)
    return score
