"""What can be asked about pairings, visits, service groups, funds and checklists."""

from __future__ import annotations

from silian.support.queries.checklists import (
    checklist_for,
    checklists_for,
    claim_for,
    item_for,
    items_of,
    still_missing,
    townships_of,
    waiting_claims,
)
from silian.support.queries.funds import (
    Line,
    commitment_for,
    commitments_for,
    found_for,
    lines_of,
    paid_from,
    payment_for,
    source_for,
)
from silian.support.queries.groups import (
    Branch,
    branches_serving,
    errand_for,
    errands_for,
    group_for,
    groups_for,
    subject_of,
)
from silian.support.queries.guides import (
    VIEWS,
    coverage_of,
    guided_enterprises,
    missing_of,
    people_to_post,
    posting_for,
    postings_of,
)
from silian.support.queries.pairing import (
    counts_of,
    due_for_a_visit,
    is_county_leader,
    leaders_of,
    next_visits,
    pairing_for,
    pairings_for,
    with_what_happened,
)
from silian.support.queries.visits import (
    enterprises_to_visit,
    enterprises_under,
    needs_of,
    raised_on,
    visit_for,
    visitors_for,
    visits_for,
    with_names,
)

__all__ = [
    "VIEWS", "Branch", "Line", "branches_serving", "checklist_for", "checklists_for", "claim_for", "commitment_for",
    "commitments_for", "counts_of", "coverage_of", "due_for_a_visit", "enterprises_to_visit", "enterprises_under",
    "errand_for", "errands_for", "found_for", "group_for", "groups_for", "guided_enterprises", "is_county_leader",
    "item_for", "items_of", "leaders_of", "lines_of", "missing_of", "needs_of", "next_visits", "paid_from",
    "pairing_for", "pairings_for", "payment_for", "people_to_post", "posting_for", "postings_of", "raised_on",
    "source_for", "still_missing", "subject_of", "townships_of", "visit_for", "visitors_for", "visits_for",
    "waiting_claims", "with_names", "with_what_happened",
]  # fmt: skip
