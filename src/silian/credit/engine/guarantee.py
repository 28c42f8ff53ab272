"""Government–bank–guarantee loans 政银担: who bears which part of a loss."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.credit.engine.rounding import TO_THE_FEN
from silian.kernel.errors import Refused


def split(loss: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """The loss in fen by party. Every party but the last is rounded half up, in the order given; the last takes the rest.

    Refused unless the shares add up to 1.
    """
    if sum(shares.values()) != 1 or any(share < 0 for share in shares.values()):
        raise Refused(_("各方分担比例合计要等于 100%，且不能为负。"), {"shares_pct": _("请改。")})
    parties = list(shares)
    borne = {party: TO_THE_FEN(loss * shares[party]) for party in parties[:-1]}
    return {**borne, parties[-1]: loss - sum(borne.values())}
