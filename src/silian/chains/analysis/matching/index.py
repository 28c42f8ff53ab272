"""An index of names: BM25 (Robertson & Zaragoza 2009) with Lucene's idf, and Dice, of all names at once.

A name's tokens are a set, so a term stands once: weight = idf / (1 + k1·(1 − b + b·length/mean length)), with
idf = ln(1 + (N − n + 0.5)/(n + 0.5)). All of it is known beforehand; a query adds up the postings of its tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from silian.chains.analysis.arrays import FloatArray, IntArray, grouped
from silian.chains.analysis.matching.words import bigrams, tokens

K1, B = 1.5, 0.75
OF_BM25, OF_DICE = 0.6, 0.4


@dataclass(frozen=True, eq=False)
class Postings:
    """For each token the names in which it stands, and what it weighs there."""

    number: dict[str, int]
    start: IntArray
    names: IntArray
    weight: FloatArray
    size: FloatArray

    def sums(self, wanted: Iterable[str]) -> FloatArray:
        """For each name the weights of these tokens that stand in it, added up."""
        spans = [
            slice(self.start[at], self.start[at + 1]) for each in wanted if (at := self.number.get(each)) is not None
        ]
        if not spans:
            return np.zeros(len(self.size))
        names = np.concatenate([self.names[span] for span in spans])
        weights = np.concatenate([self.weight[span] for span in spans])
        return np.bincount(names, weights, len(self.size)).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Index:
    """Names made ready for `text_scores`."""

    names: tuple[str, ...]
    words: Postings
    pairs: Postings
    idf: FloatArray

    def text_scores(self, query: str) -> FloatArray:
        """0.6·BM25 over the query's own score + 0.4·Dice, from 0 to 1, for every name."""
        return OF_BM25 * self.bm25_scores(query) + OF_DICE * self.dice_scores(query)

    def bm25_scores(self, query: str) -> FloatArray:
        """BM25 of every name over that of a name equal to the query, at most 1."""
        wanted = tokens(query)
        own = self._own_score(wanted)
        return np.minimum(1.0, self.words.sums(wanted) / own) if own > 0 else np.zeros(len(self.names))

    def dice_scores(self, query: str) -> FloatArray:
        """The Dice coefficient of the bigrams of every name."""
        wanted = bigrams(query)
        return np.asarray(2 * self.pairs.sums(wanted) / np.maximum(1, self.pairs.size + len(wanted)))

    def _own_score(self, wanted: frozenset[str]) -> float:
        mean = float(self.words.size.mean()) if len(self.names) else 1.0
        unknown = _idf(len(self.names), 0)
        known = (self.words.number.get(each) for each in wanted)
        idf = sum(unknown if at is None else float(self.idf[at]) for at in known)
        return idf * float(_damping(np.array([float(len(wanted))]), mean)[0])


def index_of(names: Sequence[str]) -> Index:
    """An index of these names; the order is kept."""
    words, pairs = _postings(names, tokens), _postings(names, bigrams)
    idf = np.array([_idf(len(names), n) for n in np.diff(words.start).tolist()])
    mean = float(words.size.mean()) if len(names) else 1.0
    weight = np.repeat(idf, np.diff(words.start)) * _damping(words.size[words.names], mean)
    return Index(tuple(names), Postings(words.number, words.start, words.names, weight, words.size), pairs, idf)


def _postings(names: Sequence[str], split: Callable[[str], frozenset[str]]) -> Postings:
    number: dict[str, int] = {}
    token: list[int] = []
    sizes = np.zeros(len(names))
    for at, name in enumerate(names):
        found = split(name)
        sizes[at] = len(found)
        token.extend(number.setdefault(each, len(number)) for each in found)
    rows = grouped(np.array(token, np.int64), len(number))
    where = np.repeat(np.arange(len(names)), sizes.astype(np.int64))
    return Postings(number, rows.start, where[rows.members], np.ones(len(token)), sizes)


def _idf(names: int, holding: int) -> float:
    return log(1 + (names - holding + 0.5) / (holding + 0.5))


def _damping(size: FloatArray, mean: float) -> FloatArray:
    """What a term that stands once weighs in names of so many tokens."""
    return 1 / (1 + K1 * (1 - B + B * size / mean))
