"""What is paid of a commitment, and taken back again."""

from __future__ import annotations

from datetime import date

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.meetings.models import Commitment
from silian.support import actions
from tests.figures.county import TODAY, Place
from tests.figures.notebook import Payment


def paid_out(place: Place, commitment: Commitment, issued: date) -> None:
    """In up to three parts from one source, each perhaps taken back later."""
    with at(TODAY):
        source = actions.settle_source(
            commitment,
            kind="four-chains/county",
            fen=commitment.fen,
            document="县财农〔2022〕1号",
            on=issued,
            by=SYSTEM,
        )
    for _ in range(place.dice.randint(0, 3)):
        day, fen = place.day(issued), place.dice.randint(1, max(1, commitment.fen // 3))
        with at(TODAY):
            payment = actions.pay(source, fen=fen, payee="某公司", on=day, by=SYSTEM)
        note = Payment(day, fen)
        place.note.payments.append(note)
        if place.now_and_then(0.3) and (later := place.soon(day, 60)):
            with at(later):
                actions.reverse_payment(payment, reason="重复拨付", by=SYSTEM)
            note.reversed = later
