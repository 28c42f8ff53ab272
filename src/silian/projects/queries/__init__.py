"""What can be asked about projects and trips. Lists start from `projects_for()` and `trips_for()`: scope is in the query."""

from __future__ import annotations

from silian.projects.queries.amounts import Amounts, amounts_of, with_amounts
from silian.projects.queries.keepers import next_side, place_body, unit_of_side
from silian.projects.queries.lists import Conditions, Offered, board_of, by_township, filtered, offered_in
from silian.projects.queries.parks import (
    capital_for,
    grade_for,
    in_order,
    park_for,
    park_places,
    parks_for,
    with_grades,
)
from silian.projects.queries.reserve import (
    reserve_for,
    reserve_keepers,
    reserve_project_for,
    sums_of,
    with_estimates,
)
from silian.projects.queries.scope import (
    agreement_for,
    project_for,
    projects_for,
    promoters_for,
    trip_for,
    trips_for,
    with_names,
)
from silian.projects.queries.trips import travellers_of, unreported
from silian.projects.queries.waiting import moved_before, stuck, unanswered, waiting_for

__all__ = [
    "Amounts", "Conditions", "Offered", "agreement_for", "amounts_of", "board_of", "by_township", "capital_for",
    "filtered", "grade_for", "in_order", "moved_before", "next_side", "offered_in", "park_for", "park_places",
    "parks_for", "place_body", "project_for", "projects_for", "promoters_for", "reserve_for", "reserve_keepers",
    "reserve_project_for", "stuck", "sums_of", "travellers_of", "trip_for", "trips_for", "unanswered", "unit_of_side",
    "unreported", "waiting_for", "with_amounts", "with_estimates", "with_grades", "with_names",
]  # fmt: skip
