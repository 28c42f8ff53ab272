"""Hard filters: what rules an offer out, whatever else speaks for it."""

from __future__ import annotations

from silian.chains.analysis.matching.grades import contradiction
from silian.chains.analysis.matching.offers import Need, Offer
from silian.chains.analysis.matching.units import comparable
from silian.chains.analysis.sentences import Reason, gettext_noop

UNIT = gettext_noop("计量单位不同：要%(asked)s，供%(offered)s，无法比较数量。")
GRADE = gettext_noop("%(family)s不符：要%(asked)s，供%(offered)s。")
DATE = gettext_noop("供货太晚：最迟 %(asked)s，最早能供 %(offered)s。")
LICENCE = gettext_noop("缺少资质：%(missing)s。")


def refusal(need: Need, offer: Offer) -> Reason | None:
    """Why an offer cannot serve; None if it can."""
    if need.amount and offer.amount and not comparable(need.amount, offer.amount):
        return Reason(UNIT, {"asked": need.amount.unit, "offered": offer.amount.unit})
    against = contradiction(f"{need.product} {need.specification}", f"{offer.product} {offer.specification}")
    if against:
        return Reason(GRADE, dict(zip(("family", "asked", "offered"), against, strict=True)))
    if need.by and offer.from_on and offer.from_on > need.by:
        return Reason(DATE, {"asked": need.by, "offered": offer.from_on})
    missing = need.licences - offer.licences
    if missing:
        return Reason(LICENCE, {"missing": "、".join(sorted(missing))})
    return None
