"""Deals between enterprises of one chain: agreed and confirmed, on one day or on two, or never confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from silian.chains import actions
from silian.chains.models import Chain, ChainPlace, Enterprise
from silian.kernel.access import Actor
from silian.kernel.calendar import at
from tests import factories
from tests.figures.county import CODE, TODAY, Place
from tests.figures.notebook import Deal


def happen(place: Place) -> None:
    for chain in place.chains:
        for _ in range(6):
            day = place.day(chain.from_on, TODAY)
            there = [firm for firm in place.firms if stands(firm, chain, day)]
            if len(there) > 1:
                trade(place, chain, *place.dice.sample(there, 2), day)


def stands(firm: Enterprise, chain: Chain, day: date) -> bool:
    return any(
        row.from_on <= day and (row.to_on is None or row.to_on > day)
        for row in ChainPlace.objects.filter(enterprise=firm, chain=chain)
    )


def contact(firm: Enterprise) -> Actor:
    return factories.actor("enterprise_contact", unit=firm.unit, own=True, county_code=CODE)


def trade(place: Place, chain: Chain, poster: Enterprise, asker: Enterprise, day: date) -> None:
    with at(day):
        first, second = contact(poster), contact(asker)
        posting = actions.post_on_market(
            poster, chain, side=place.dice.choice(("offer", "need")), product="稻糠", quantity=Decimal(600), unit="吨",
            last_on=day + timedelta(days=60), by=first,
        )  # fmt: skip
        dialogue = actions.open_dialogue(posting, asker, words="什么价？", by=second)
    proposed, note = place.soon(day), Deal(day, place.dice.randint(1, 10**8))
    if proposed is None:
        return
    note.agreed = place.day(day, proposed)
    place.note.deals.append(note)
    with at(proposed):
        actions.propose_deal(dialogue, quantity=Decimal(9), amount=note.fen, agreed_on=note.agreed, by=second)
    confirmed = proposed if place.now_and_then(0.5) else place.soon(proposed)
    if confirmed and place.now_and_then(0.8):
        with at(confirmed):
            actions.confirm_deal(dialogue, by=first)
        note.confirmed = confirmed
