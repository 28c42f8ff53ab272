"""What would change: two documents compared, entry by entry, in words that stand in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Change:
    """One difference at `path` (`kinds/land/clock/days`), in plain values; None stands for what is not there."""

    section: str
    path: str
    kind: Literal["added", "changed", "removed"]
    before: Any
    after: Any


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The changes from one set of sections to another; an entry that came or went is one change, not one a word."""
    return [
        Change(section, "/".join(rest), _kind(old, new), old, new)
        for (section, *rest), old, new in _differences((), before, after)
    ]


def _kind(old: Any, new: Any) -> Literal["added", "changed", "removed"]:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


def _differences(path: tuple[str, ...], old: Any, new: Any) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    olds, news = _entries(old), _entries(new)
    if olds is None or news is None:
        if old != new:
            yield path, old, new
        return
    for key in [*olds, *(key for key in news if key not in olds)]:
        yield from _differences((*path, key), olds.get(key), news.get(key))
    kept_before, kept_after = [k for k in olds if k in news], [k for k in news if k in olds]
    if kept_before != kept_after:
        yield path, list(olds), list(news)


def _entries(value: Any) -> dict[str, Any] | None:
    """The named entries of a mapping, or of a list whose entries carry an `id`; None: a value, compared whole."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list) and value and all(isinstance(item, Mapping) and "id" in item for item in value):
        return {str(item["id"]): item for item in value}
    return None
