"""What can be asked about chains and the enterprises on them."""

from __future__ import annotations

from silian.chains.queries.chains import (
    chain_for,
    chain_named,
    chains_for,
    enterprise_for,
    enterprises_for,
    enterprises_on,
    place_for,
    places_of,
    places_on,
    task_for,
    tasks_of,
)
from silian.chains.queries.party import branches_of, party_organisations, with_party_organisation
from silian.chains.queries.team import Member, team_of

__all__ = [
    "Member", "branches_of", "chain_for", "chain_named", "chains_for", "enterprise_for", "enterprises_for",
    "enterprises_on", "party_organisations", "place_for", "places_of", "places_on", "task_for", "tasks_of", "team_of",
    "with_party_organisation",
]  # fmt: skip
