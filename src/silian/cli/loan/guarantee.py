"""How a loss is shared between guarantor, bank and others."""

from __future__ import annotations

from typing import Any

from silian.cli.loan.asked import Element, Money, Percent, yuan
from silian.credit.engine.guarantee import split


class Asked(Element):
    """The order of the parties counts: the last takes the rounding rest."""

    loss_principal: Money
    shares_pct: dict[str, Percent]


def answer(asked: Asked) -> dict[str, Any]:
    return {party: yuan(part) for party, part in split(asked.loss_principal, asked.shares_pct).items()}
