"""What is needed, what is offered, and what came of bringing the two together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from silian.chains.analysis.matching.units import Amount, amount_in, without_amounts
from silian.chains.analysis.matching.words import without_intent
from silian.chains.analysis.sentences import Reason


@dataclass(frozen=True)
class Need:
    """`industry` is a GB/T 4754 class; `specification` what must hold, in words; `by` the last day that serves;
    `licences` those that the supplier must hold."""

    product: str
    specification: str = ""
    amount: Amount | None = None
    industry: str = ""
    by: date | None = None
    licences: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Offer:
    """`from_on` is the first day of delivery; `trust` from 0 to 1 says how well the offer is proved (核实 more than 填报)."""

    product: str
    specification: str = ""
    amount: Amount | None = None
    industry: str = ""
    from_on: date | None = None
    licences: frozenset[str] = frozenset()
    distance_km: float | None = None
    trust: float | None = None


@dataclass(frozen=True)
class Match:
    """`parts` from 0 to 1 by name, None where one side does not say (it earns nothing); `score` of 100. `refused` says
    which hard filter an offer did not pass: then it has no score."""

    offer: int
    parts: Mapping[str, float | None] = field(default_factory=dict)
    score: float = 0.0
    confident: bool = False
    refused: Reason | None = None


def need_in(text: str) -> Need:
    """The need that a line of text states: 求购304不锈钢板100吨，厚度2mm."""
    head, _, rest = _first_comma(text)
    product = without_intent(without_amounts(head)).strip()
    return Need(product or text.strip(), rest, amount_in(text))


def _first_comma(text: str) -> tuple[str, str, str]:
    """The text before the first comma, the comma, and the text behind it; a decimal or thousands mark is none."""
    found = re.search(r"[，；;。]|,(?!\d)", text)
    return (text[: found.start()], found[0], text[found.end() :].strip()) if found else (text, "", "")
