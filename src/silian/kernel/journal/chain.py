"""The hash chain of the journal, in plain Python: the writer and the verifier use the same few lines, and no Django.

An entry's hash covers every column but the hash itself, as canonical JSON: keys sorted, no spaces, UTF-8, times as UTC
text, no floats. Each entry names the hash before it, so a changed, missing, inserted or swapped one breaks the chain.
A cut-off tail leaves a sound chain behind: only a head that left the machine (a witness) shows it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

START = "0" * 64
COLUMNS = (
    "county", "number", "at", "actor_kind", "actor_id", "actor_label", "place", "step",
    "subject_kind", "subject_id", "subject_label", "before", "after", "note", "previous",
)  # fmt: skip
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
# An entry in canonical JSON with its values left out: all of them are texts but the number. A million are walked at a time.
_TEXTS = sorted(set(COLUMNS) - {"number"})
_texts_of = itemgetter(*_TEXTS)
_PLACE_OF_NUMBER = sorted(COLUMNS).index("number")
_FORM = "{" + ",".join(f'"{column}":%s' for column in sorted(COLUMNS)) + "}"


@dataclass(frozen=True)
class Verdict:
    """What a walk over one chain found; `first_bad` is the number of the first entry that does not fit."""

    entries: int
    head: str
    ok: bool
    first_bad: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Witness:
    """A chain's head as it stood when it left the machine."""

    number: int
    head: str


def utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(value: Any) -> str:
    return _canonical.encode(value)


def entry_hash(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical_entry(entry).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical_entry(entry: Mapping[str, Any]) -> str:
    """The same text as `canonical()` of the columns gives, in half the time."""
    number = entry["number"]
    try:
        values = list(map(encode_basestring, _texts_of(entry)))
    except TypeError:  # a forger's file may hold anything
        return canonical({column: entry[column] for column in COLUMNS})
    values.insert(_PLACE_OF_NUMBER, repr(number) if type(number) is int else canonical(number))
    return _FORM % tuple(values)


def verify(
    entries: Iterable[Mapping[str, Any]], witness: Witness | None = None, head: Witness | None = None
) -> Verdict:
    """Walks one county's entries in the order of their numbers and names the first that does not fit.

    `head` is the chain's own head row, `witness` a head kept elsewhere: both must be met on the way.
    """
    previous, number, seen_witness = START, 0, witness is None or witness.number == 0
    for entry in entries:
        number += 1
        reason = _fault(entry, number, previous)
        if reason:
            return Verdict(number, previous, False, number, reason)
        previous = entry["hash"]
        if witness and number == witness.number:
            if previous != witness.head:
                return Verdict(number, previous, False, number, "与留存的校验头不一致")
            seen_witness = True
    if not seen_witness and witness:
        return Verdict(number, previous, False, number + 1, f"留存的校验头有 {witness.number} 条，这里只有 {number} 条")
    if head and (head.number, head.head) != (number, previous):
        return Verdict(
            number, previous, False, min(head.number, number) + 1, f"链头记有 {head.number} 条，这里有 {number} 条"
        )
    return Verdict(number, previous, True)


def _fault(entry: Mapping[str, Any], number: int, previous: str) -> str:
    if entry["number"] != number:
        return f"应是第 {number} 条，却是第 {entry['number']} 条"
    if entry["previous"] != previous:
        return "与前一条接不上"
    if entry_hash(entry) != entry["hash"]:
        return "内容与校验值不符"
    return ""
