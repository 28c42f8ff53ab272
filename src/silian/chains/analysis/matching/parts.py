"""The parts of a match beside its text, each from 0 to 1, or None where one side does not say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from silian.chains.analysis.matching.offers import Need, Offer
from silian.chains.analysis.matching.units import comparable

FARTHEST_KM = 200.0  # from here on distance earns nothing
BY_DIGITS = {4: 1.0, 3: 0.75, 2: 0.5}  # how many leading digits of the GB/T 4754 class are common
WORD = re.compile(r"[a-z]*\d+(?:\.\d+)?[a-z%℃°]*|[a-z]{2,}|[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class Weights:
    """Points for each part; together 100. `confident` asks for so much of text and of class."""

    text: float = 45
    industry: float = 20
    quantity: float = 15
    specification: float = 10
    distance: float = 5
    trust: float = 5
    confident_text: float = 0.6
    confident_class: float = 0.5


def class_part(need: Need, offer: Offer, is_same_product: bool) -> float | None:
    """1 for the same class or the same product, less for the same group or division, 0 for another."""
    if is_same_product:
        return 1.0
    ours, theirs = need.industry.strip("ABCDEFGHIJKLMNOPQRST"), offer.industry.strip("ABCDEFGHIJKLMNOPQRST")
    if not (ours and theirs):
        return None
    return next((part for digits, part in BY_DIGITS.items() if ours[:digits] == theirs[:digits]), 0.0)


def quantity_part(need: Need, offer: Offer) -> float | None:
    """How much of the amount the offer covers."""
    if not (need.amount and offer.amount and comparable(need.amount, offer.amount)) or need.amount.in_base <= 0:
        return None
    return min(1.0, offer.amount.in_base / need.amount.in_base)


def specification_part(need: Need, offer: Offer) -> float | None:
    """How much of what the need specifies the offer says too."""
    asked = _words(need.specification)
    return len(asked & _words(f"{offer.product} {offer.specification}")) / len(asked) if asked else None


def distance_part(offer: Offer) -> float | None:
    return None if offer.distance_km is None else max(0.0, 1 - offer.distance_km / FARTHEST_KM)


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
