"""What a caller expects in a table: one `Column` serves reading and writing."""

from __future__ import annotations

from dataclasses import dataclass

from .values import Parser, text


@dataclass(frozen=True)
class Column:
    """`label` is the heading that we write; `synonyms` are other headings under which offices keep the same thing.

    A required column must have a heading in the sheet and a value in every record. `width` is in characters, for writing.
    """

    key: str
    label: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    parse: Parser = text
    width: int = 14
