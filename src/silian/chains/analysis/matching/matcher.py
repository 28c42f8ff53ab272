"""A catalogue of offers, asked for what serves a need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.arrays import FloatArray, IntArray
from silian.chains.analysis.identity import common_synonyms, spelling, usual_names
from silian.chains.analysis.matching.filters import refusal
from silian.chains.analysis.matching.grades import without_grades
from silian.chains.analysis.matching.index import Index, index_of
from silian.chains.analysis.matching.offers import Match, Need, Offer
from silian.chains.analysis.matching.parts import Weights, class_part, distance_part, quantity_part, specification_part

LOOKED_AT = 100  # so many of the nearest texts are scored whole


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Offers made ready: their names indexed, and by canonical name."""

    offers: tuple[Offer, ...]
    index: Index
    usual: Mapping[str, str]
    by_product: Mapping[str, IntArray]

    def texts(self, product: str) -> tuple[FloatArray, IntArray]:
        """The text part of every offer, 1 for the same canonical product, and which offers those are."""
        scores = self.index.text_scores(product)
        same = self.by_product.get(_canonical(product, self.usual), np.empty(0, np.int64))
        scores[same] = 1.0
        return scores, same


def catalogue(offers: Sequence[Offer], synonyms: Iterable[Sequence[str]] | None = None) -> Catalogue:
    """A catalogue of these offers; `synonyms` are groups of names, those that the software brings along unless given."""
    usual = usual_names(common_synonyms() if synonyms is None else synonyms)
    by_product: dict[str, list[int]] = {}
    for at, offer in enumerate(offers):
        by_product.setdefault(_canonical(offer.product, usual), []).append(at)
    rows = {name: np.array(numbers, np.int64) for name, numbers in by_product.items()}
    return Catalogue(tuple(offers), index_of([offer.product for offer in offers]), usual, rows)


def matches(need: Need, among: Catalogue, top: int = 10, weights: Weights | None = None) -> list[Match]:
    """The offers that serve the need best, the best first; those that a hard filter rules out come last, with the reason.

    Only offers whose text has anything in common with the need are looked at.
    """
    texts, same = among.texts(need.product)
    nearest = _nearest(texts, max(LOOKED_AT, top))
    is_same = frozenset(same.tolist())
    points = weights or Weights()
    found = [_match(need, among.offers[at], at, float(texts[at]), at in is_same, points) for at in nearest.tolist()]
    found.sort(key=lambda each: _place(each, among.offers[each.offer].product, need.product))
    return found[:top]


def _place(match: Match, offered: str, asked: str) -> tuple[bool, float, bool, str, int]:
    """Refused ones last; by score; of synonyms the very word first."""
    return match.refused is not None, -match.score, spelling(offered) != spelling(asked), offered, match.offer


def _match(need: Need, offer: Offer, at: int, text: float, is_same: bool, weights: Weights) -> Match:
    parts = {
        "text": text, "class": class_part(need, offer, is_same), "quantity": quantity_part(need, offer),
        "specification": specification_part(need, offer), "distance": distance_part(offer), "trust": offer.trust,
    }  # fmt: skip
    refused = refusal(need, offer)
    if refused:
        return Match(at, parts, refused=refused)
    points = (weights.text, weights.industry, weights.quantity, weights.specification, weights.distance, weights.trust)
    score = sum(point * (part or 0.0) for point, part in zip(points, parts.values(), strict=True))
    is_sure = text >= weights.confident_text and (parts["class"] or 0.0) >= weights.confident_class
    return Match(at, parts, score, is_sure)


def _nearest(texts: FloatArray, many: int) -> IntArray:
    """The offers with the highest text scores above 0."""
    if len(texts) > many:
        first = np.argpartition(-texts, many - 1)[:many]
        first = np.flatnonzero(texts >= texts[first].min()) if texts[first].min() > 0 else first
    else:
        first = np.arange(len(texts))
    kept = first[texts[first] > 0]
    return np.asarray(kept[np.argsort(-texts[kept], kind="stable")][:many])


def _canonical(product: str, usual: Mapping[str, str]) -> str:
    """The usual name of a product, without its grade: whether the grades agree is the filter's affair."""
    key = spelling(product)
    plain = spelling(without_grades(product))
    return spelling(usual.get(key) or usual.get(plain) or plain)
