"""The ledger's address: what it asks for, and how a link changes one condition and keeps the rest."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import QueryDict

from silian.matters.lifecycle import LIFECYCLE, VOID
from silian.matters.models import Channel
from silian.matters.queries import TABS, Conditions
from silian.matters.queries.ledger import DUE

NOT_KEPT = ("page",)  # what a saved view leaves out
STATES = {name: state.label for name, state in LIFECYCLE.states.items() if name != VOID.name}
CHANNELS = dict(Channel.choices)


def conditions_of(asked: QueryDict) -> Conditions:
    """The conditions that an address names; what it misspells is asked for by nobody."""
    tab = asked.get("tab", "open")
    return Conditions(
        tab=tab if tab in TABS else "open",
        states=_known(asked.getlist("state"), STATES),
        kinds=tuple(asked.getlist("kind")),
        chains=_keys(asked.getlist("chain")),
        leads=_keys(asked.getlist("lead")),
        handlers=_keys(asked.getlist("handler")),
        channels=_known(asked.getlist("channel"), CHANNELS),
        due=asked.get("due", "") if asked.get("due") in DUE else "",
        words=asked.get("q", "").replace("\x00", "").strip()[:60],
    )


def _known(given: Iterable[str], allowed: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in given if name in set(allowed))


def _keys(given: Iterable[str]) -> tuple[UUID, ...]:
    found = []
    for text in given:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)


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
