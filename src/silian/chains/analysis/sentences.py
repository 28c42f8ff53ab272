"""What the analysis says to people: sentences with places for figures, in the language of whoever reads them.

The analysis stands on numbers alone; the room that uses it lends it a translator (`translate_with`, in `chains/apps.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from silian.kernel.errors import Refused

_translator: list[Callable[[str], str]] = []


def translate_with(translate: Callable[[str], str]) -> None:
    """From now on sentences are looked up with this; without it they stay as they are written here."""
    _translator[:] = [translate]


def gettext_noop(text: str) -> str:
    """Marks a sentence for the catalogue of messages."""
    return text


@dataclass(frozen=True)
class Reason:
    """A sentence with places for figures; it is translated by looking up `text` and filling in `figures`."""

    text: str
    figures: Mapping[str, Any]

    def __str__(self) -> str:
        text = _translator[0](self.text) if _translator else self.text
        return text % self.figures


def refused(text: str, /, **figures: Any) -> Refused:
    """A rule says no, in the reader's language; to be raised."""
    return Refused(str(Reason(text, figures)))
