"""What can be asked about matters. Every list starts from `matters_for()`: scope is in the query."""

from __future__ import annotations

from silian.matters.queries.asked import CHANNELS, STATES, conditions_of
from silian.matters.queries.item import (
    Beside,
    beside,
    documents_of,
    history_of,
    matter_with_signs,
    measures_in,
    proof_of,
    similar_to,
)
from silian.matters.queries.ledger import (
    TABS,
    Conditions,
    Offered,
    counts,
    filtered,
    offered_in,
    overdue,
    saved_views,
    soon_until,
    with_measures,
)
from silian.matters.queries.public import by_receipt, posted
from silian.matters.queries.scope import matter_for, matters_for, with_names
from silian.matters.queries.units import (
    leads_of,
    own_units,
    people_of,
    raisers_for,
    recent_raisers,
    supervisors_of,
    towns_of,
)
from silian.matters.queries.waiting import awaiting_signature, requests_waiting, returned_twice, shorter_dues, to_do

__all__ = [
    "CHANNELS", "STATES", "TABS", "Beside", "Conditions", "Offered", "awaiting_signature", "beside",
    "by_receipt", "conditions_of", "counts", "documents_of", "filtered", "history_of", "leads_of", "matter_for",
    "matter_with_signs", "matters_for", "measures_in", "offered_in", "overdue", "own_units",
    "people_of", "posted", "proof_of", "raisers_for", "recent_raisers", "requests_waiting", "returned_twice",
    "saved_views", "shorter_dues", "similar_to", "soon_until", "supervisors_of", "to_do", "towns_of",
    "with_measures", "with_names",
]  # fmt: skip
