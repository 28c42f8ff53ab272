"""Words of a short Chinese text: what jieba finds, and every two neighbouring characters."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache
from typing import Any

INTENT = re.compile(
    r"^(?:(?:我们|我司|我厂|本公司|本厂|公司|企业|现|拟|长期|大量|急|想|诚)*"
    r"(?:求购|需求|需要|急需|急购|采购|购买|寻求|寻找|寻购|想买|要买|收购|订购|求租))+[:：]?"
)
OF_WHOM = re.compile(r"的?(?:生产)?(?:供应商|供货商|厂家|厂商|企业|货源|一批|若干)$")
NOT_A_WORD = re.compile(r"[\W_]+")


def normalised(text: str) -> str:
    """Half-width, lower case, without marks and blanks."""
    return NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def without_intent(text: str) -> str:
    """What is needed, without the words that say that it is, and of whom: 寻找瓦楞纸箱厂家 → 瓦楞纸箱."""
    plain = INTENT.sub("", text.strip()) or text.strip()
    return OF_WHOM.sub("", plain) or plain


def bigrams(text: str) -> frozenset[str]:
    """Its neighbouring pairs of characters; of a single character itself."""
    plain = normalised(text)
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1))) if plain else frozenset()


@cache
def _jieba() -> Any:
    """jieba with its dictionary: loaded when the first words are cut, not before."""
    import jieba

    jieba.setLogLevel(logging.WARNING)  # it tells on stderr how it loads its dictionary
    return jieba


def tokens(text: str) -> frozenset[str]:
    """jieba's words (as for a search engine) and the bigrams, each once."""
    plain = normalised(text)
    return bigrams(plain) | frozenset(word for word in _jieba().cut_for_search(plain) if word.strip())


def dice(one: str, other: str) -> float:
    """The Dice coefficient of the bigrams, from 0 to 1."""
    ours, theirs = bigrams(one), bigrams(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
