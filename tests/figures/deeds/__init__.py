"""Deeds of the random county, by room: each goes through public actions and is noted beside."""

from __future__ import annotations

from tests.figures.county import Place
from tests.figures.deeds import ledger, market, matters, meetings, plans, projects, support, talent


def do_everything(place: Place) -> None:
    """The meetings come first, so that no agenda takes in what is overdue: what stands on one is what was put there."""
    for room in (meetings, projects, plans, support, matters, talent, market, ledger):
        room.happen(place)
