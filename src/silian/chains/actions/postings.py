"""Posting what an enterprise offers or needs, changing it, and taking it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.lifecycle import OPEN
from silian.chains.models import Chain, Enterprise, Posting
from silian.chains.permissions import TRADE
from silian.chains.queries import stands_on
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance


@transaction.atomic
def post_on_market(
    enterprise: Enterprise,
    chain: Chain,
    *,
    side: str,
    product: str,
    quantity: Decimal,
    unit: str,
    last_on: date,
    by: Actor,
    from_on: date | None = None,
    price_from: int | None = None,
    price_to: int | None = None,
    words: str = "",
) -> Posting:
    """Posts an offer or a need on a chain on which the enterprise stands today. Prices are fen for one unit."""
    require(TRADE, enterprise, by)
    if not stands_on(enterprise, chain):
        raise Refused(
            _("%(firm)s 不在%(chain)s产业链上。") % {"firm": enterprise, "chain": chain}, {"chain": _("不在这条链上")}
        )
    posting = Posting(
        county_id=enterprise.county_id, enterprise=enterprise, chain=chain, side=side, product=product.strip(),
        quantity=quantity, unit=unit.strip(), from_on=from_on or today(), last_on=last_on, price_from=price_from,
        price_to=price_to, words=words.strip(),
    )  # fmt: skip
    _is_in_order(posting)
    return admit(posting, OPEN.name, by=by, source=str(enterprise))


@transaction.atomic
def renew_posting(
    posting: Posting,
    *,
    quantity: Decimal,
    last_on: date,
    by: Actor,
    price_from: int | None = None,
    price_to: int | None = None,
    words: str = "",
    version: int | None = None,
) -> Posting:
    """Changes quantity, price, last day or words; also how one that has run out is posted on."""
    changed: dict[str, Any] = {
        "quantity": quantity, "last_on": last_on, "price_from": price_from, "price_to": price_to, "words": words.strip(),
    }  # fmt: skip
    _is_in_order(Posting(product=posting.product, unit=posting.unit, from_on=posting.from_on, **changed))
    return advance(posting, "renew_posting", by=by, version=version, **changed)


@transaction.atomic
def fill_posting(posting: Posting, *, by: Actor, version: int | None = None) -> Posting:
    """Says that it is met, wherever that came from; talks that are under way go on."""
    return advance(posting, "fill_posting", by=by, version=version, closed_on=today())


@transaction.atomic
def withdraw_posting(posting: Posting, *, by: Actor, version: int | None = None) -> Posting:
    """Takes the posting back; nobody opens a dialogue any more, talks that are under way go on."""
    return advance(posting, "withdraw_posting", by=by, version=version, closed_on=today())


def _is_in_order(posting: Posting) -> None:
    """What is checked before the database does, with the field that each sentence speaks of."""
    low, high = posting.price_from, posting.price_to
    wrong = {
        "product": not posting.product and _("请写明产品。"),
        "unit": not posting.unit and _("请写明单位，如 吨、头、台。"),
        "quantity": posting.quantity <= 0 and _("数量应大于零。"),
        "last_on": posting.last_on < max(posting.from_on, today()) and _("截止日期不能早于今天或起始日期。"),
        "price_to": low is not None and high is not None and high < low and _("单价上限不能低于下限。"),
    }
    said = {field: sentence for field, sentence in wrong.items() if sentence}
    if said:
        raise Refused(next(iter(said.values())), said)
