"""What can be asked about chains and the enterprises on them."""

from __future__ import annotations

from silian.chains.queries.chains import (
    chain_for,
    chain_named,
    chains_for,
    enterprise_for,
    enterprises_for,
    enterprises_on,
    places_on,
    tasks_of,
)
from silian.chains.queries.party import party_organisations, with_party_organisation
from silian.chains.queries.team import Member, team_of

__all__ = [
    "Member", "chain_for", "chain_named", "chains_for", "enterprise_for", "enterprises_for", "enterprises_on",
    "party_organisations", "places_on", "tasks_of", "team_of", "with_party_organisation",
]  # fmt: skip
