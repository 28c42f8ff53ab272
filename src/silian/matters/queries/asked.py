"""Conditions as an address names them: the ledger's page, its saved views and its export ask for the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from silian.matters.lifecycle import LIFECYCLE, VOID
from silian.matters.models import Channel
from silian.matters.queries.ledger import DUE, TABS, Conditions

STATES = {name: state.label for name, state in LIFECYCLE.states.items() if name != VOID.name}
CHANNELS = dict(Channel.choices)


def conditions_of(asked: MultiValueDict[str, str]) -> Conditions:
    """The conditions that an address names; what it misspells is asked for by nobody."""
    tab = asked.get("tab") or ""
    return Conditions(
        tab=tab if tab in TABS else "open",
        states=_known(asked.getlist("state"), STATES),
        kinds=tuple(asked.getlist("kind")),
        chains=_keys(asked.getlist("chain")),
        leads=_keys(asked.getlist("lead")),
        handlers=_keys(asked.getlist("handler")),
        channels=_known(asked.getlist("channel"), CHANNELS),
        due=next(iter(_known(asked.getlist("due"), DUE)), ""),
        words=(asked.get("q") or "").replace("\x00", "").strip()[:60],
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
