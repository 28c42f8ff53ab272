"""What on the dashboard is the leader's own: the chains they lead, the enterprises they are paired with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from silian.kernel.calendar import Light
from silian.support.queries import pairings_for, with_what_happened
from silian.support.sections import support_of
from silian.support.showing import since_last_visit


@dataclass(frozen=True)
class Paired:
    """An enterprise that the leader looks after: since when nobody went, and what it still waits for."""

    enterprise: Any
    light: Light
    open_needs: int


def own_chains(request: Any) -> set[str]:
    """The keys of the chains for which this person holds a role in the county."""
    return {str(grant.chain) for grant in request.actor.grants if grant.county == request.county and grant.chain}


def paired_with(request: Any) -> list[Paired]:
    """The enterprises paired with this person today, the longest unvisited first."""
    by, county = request.actor, request.county
    if by.person is None:
        return []
    mine = pairings_for(by, county).filter(leader=by.person, to_on=None)
    within = support_of(county).visit_within
    rows: list[Any] = list(with_what_happened(mine, by, county))
    rows.sort(key=lambda row: row.last_visit or row.from_on)
    return [Paired(row.enterprise, since_last_visit(row, within), row.open_needs) for row in rows]
