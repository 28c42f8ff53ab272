"""What people do with a village's plan, batches, funds, assets, resources, publications and seasons."""

from __future__ import annotations

from silian.villages.actions.assets import (
    dispose_of,
    end_contract,
    enter_asset,
    enter_resource,
    move_money,
    pay_rent,
    reverse_movement,
    sign_contract,
)
from silian.villages.actions.batches import begin_batch, forecast, sell, settle_batch, spend, stock
from silian.villages.actions.importing import import_seasons
from silian.villages.actions.policies import Promised, complete_measure, make_policy
from silian.villages.actions.publishing import answer_objection, publish_quarter, record_objection
from silian.villages.actions.seasons import amend_season, check_season, harvest, plant, set_baseline
from silian.villages.actions.villages import (
    Headcount,
    Listed,
    declare,
    declare_all,
    enter_collectives,
    enter_village,
    enter_villages,
)

__all__ = [
    "Headcount", "Listed", "Promised", "amend_season", "answer_objection", "begin_batch", "check_season",
    "complete_measure", "declare", "declare_all", "dispose_of", "end_contract", "enter_asset",
    "enter_collectives", "enter_resource", "enter_village", "enter_villages", "forecast", "harvest",
    "import_seasons", "make_policy", "move_money", "pay_rent", "plant", "publish_quarter", "record_objection",
    "reverse_movement", "sell", "set_baseline", "settle_batch", "sign_contract", "spend", "stock",
]  # fmt: skip
