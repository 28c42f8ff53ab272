"""The ledger's address: how a link changes one condition and keeps the rest."""

from __future__ import annotations

from django.http import QueryDict

NOT_KEPT = ("page",)  # what a saved view leaves out


def toggled(asked: QueryDict, name: str, value: str) -> str:
    """The address with this condition switched on, or off where it is on; from the first page."""
    query = _first_page(asked)
    held = query.getlist(name)
    query.setlist(name, [v for v in held if v != value] if value in held else [*held, value])
    return f"?{query.urlencode()}"


def changed(asked: QueryDict, **words: str) -> str:
    """The address with these words in place of what stood there; an empty word takes the condition away."""
    query = _first_page(asked)
    for name, word in words.items():
        query.pop(name, None)
        if word:
            query[name] = word
    return f"?{query.urlencode()}"


def _first_page(asked: QueryDict) -> QueryDict:
    query = asked.copy()
    for name in NOT_KEPT:
        query.pop(name, None)
    return query


def kept(asked: QueryDict) -> str:
    """The address as a saved view keeps it."""
    return _first_page(asked).urlencode()
