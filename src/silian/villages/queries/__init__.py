"""What can be asked about villages, their batches, funds, assets and resources, seasons and publications."""

from __future__ import annotations

from silian.villages.queries.assets import (
    Till,
    running,
    running_contracts,
    standing,
    till_of,
    unpaid_rents,
    with_payments,
)
from silian.villages.queries.batches import with_amounts
from silian.villages.queries.posted import posted_of, villages_that_publish
from silian.villages.queries.quarters import Owed, Quarter, owed, quarter_of
from silian.villages.queries.roll_up import Rolled, Sum, roll_up
from silian.villages.queries.scope import (
    batch_for,
    batches_for,
    contract_for,
    contracts_for,
    measure_for,
    movement_for,
    objection_for,
    policy_of,
    publication_for,
    publications_for,
    rent_for,
    season_for,
    seasons_for,
    village_for,
    villages_for,
    with_towns,
)
from silian.villages.queries.seasons import baseline_for, baselines_on, is_below, to_check
from silian.villages.queries.sheet import sheet_of

__all__ = [
    "Owed", "Quarter", "Rolled", "Sum", "Till", "baseline_for", "baselines_on", "batch_for", "batches_for",
    "contract_for", "contracts_for", "is_below", "measure_for", "movement_for", "objection_for", "owed",
    "policy_of", "posted_of", "publication_for", "publications_for", "quarter_of",
    "rent_for", "roll_up", "running", "running_contracts", "season_for", "seasons_for", "sheet_of",
    "standing", "till_of", "to_check", "unpaid_rents", "village_for", "villages_for", "villages_that_publish",
    "with_amounts", "with_payments", "with_towns",
]  # fmt: skip
