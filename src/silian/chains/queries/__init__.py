"""What can be asked about chains, the enterprises on them, and what these offer one another."""

from __future__ import annotations

from silian.chains.queries.chains import chain_for, chain_named, chains_for, task_for, tasks_of
from silian.chains.queries.enterprises import (
    Wanted,
    chains_of,
    enterprise_for,
    enterprises_for,
    enterprises_on,
    own_enterprises,
    place_for,
    places_of,
    places_on,
    profile_for,
    profile_of,
    profiles_of,
    profiles_waiting,
    stands_on,
    towns_of,
    with_places,
)
from silian.chains.queries.market import (
    STAGES,
    Asked,
    agreed_quantity,
    awaited,
    deals_of,
    dialogue_for,
    dialogues_for,
    posting_for,
    postings_for,
    reads_messages,
    stalled,
    why_not_talk,
)
from silian.chains.queries.party import branches_of, party_organisations, with_party_organisation
from silian.chains.queries.team import Member, team_of

__all__ = [
    "STAGES", "Asked", "Member", "Wanted", "agreed_quantity", "awaited", "branches_of", "chain_for", "chain_named",
    "chains_for", "chains_of", "deals_of", "dialogue_for", "dialogues_for", "enterprise_for", "enterprises_for",
    "enterprises_on", "own_enterprises", "party_organisations", "place_for", "places_of", "places_on", "posting_for",
    "postings_for", "profile_for", "profile_of", "profiles_of", "profiles_waiting", "reads_messages", "stalled",
    "stands_on", "task_for", "tasks_of", "team_of", "towns_of", "why_not_talk", "with_party_organisation",
    "with_places",
]  # fmt: skip
