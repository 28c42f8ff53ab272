"""What a village has: its collective and plan, production batches, funds, assets and resources, seasons, publications."""

from __future__ import annotations

from silian.villages.models.assets import Asset, Contract, Movement, Rent, Resource
from silian.villages.models.batch import Batch, Cost, Forecast, Sale, Stocking
from silian.villages.models.policy import Measure, Policy
from silian.villages.models.publication import Objection, Publication
from silian.villages.models.season import Baseline, Season
from silian.villages.models.village import Declaration, Village

__all__ = [
    "Asset", "Baseline", "Batch", "Contract", "Cost", "Declaration", "Forecast", "Measure", "Movement", "Objection",
    "Policy", "Publication", "Rent", "Resource", "Sale", "Season", "Stocking", "Village",
]  # fmt: skip
