"""A word out of a closed list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from .cells import Cell, Parser, plain, wrong

SHOWN = 12


def choice(options: Mapping[Any, Sequence[str]]) -> Parser:
    """A parser for value → its label and synonyms, the label first."""
    known = {plain(word).casefold(): value for value, words in options.items() for word in words}
    labels = [words[0] for words in options.values()]

    def parse(cell: Cell) -> Any:
        word = plain(cell.value).casefold()
        if not word:
            return None
        return known[word] if word in known else wrong(_unknown(plain(cell.value), labels))

    return parse


def _unknown(word: str, labels: list[str]) -> str:
    near = get_close_matches(word, labels, n=1, cutoff=0.5)
    if near:
        return _("“%(word)s”不在可选的词里，是不是“%(near)s”？") % {"word": word, "near": near[0]}
    shown = "、".join(labels[:SHOWN]) + ("……" if len(labels) > SHOWN else "")
    return _("“%(word)s”不在可选的词里。请改为其中之一：%(shown)s。") % {"word": word, "shown": shown}
