"""What people fill in about villages. Each form knows its deed; rules are the actions' matter."""

from __future__ import annotations

from silian.villages.forms.assets import (
    AssetForm,
    ContractForm,
    EndContractForm,
    MoneyForm,
    PayForm,
    ResourceForm,
    ReverseForm,
)
from silian.villages.forms.batches import BatchForm, ForecastForm, SellForm, SettleForm, SpendForm, StockForm
from silian.villages.forms.deed import DeedForm
from silian.villages.forms.plans import DeclareForm, DoneForm, PolicyForm
from silian.villages.forms.publishing import AnswerForm, ObjectionForm, PublishForm
from silian.villages.forms.seasons import AmendForm, CheckForm, HarvestForm, ImportForm, SeasonForm

OF_VILLAGE: dict[str, type[DeedForm]] = {
    "policy": PolicyForm, "declare": DeclareForm, "batch": BatchForm, "money": MoneyForm, "asset": AssetForm,
    "resource": ResourceForm, "contract": ContractForm, "publish": PublishForm,
}  # fmt: skip
OF_BATCH: dict[str, type[DeedForm]] = {
    "sell": SellForm, "spend": SpendForm, "stock": StockForm, "forecast": ForecastForm, "settle": SettleForm,
}  # fmt: skip
OF_SEASON: dict[str, type[DeedForm]] = {"harvest": HarvestForm, "amend": AmendForm, "check": CheckForm}

__all__ = [
    "OF_BATCH", "OF_SEASON", "OF_VILLAGE", "AnswerForm", "DeedForm", "DoneForm", "EndContractForm", "ImportForm",
    "ObjectionForm", "PayForm", "ReverseForm", "SeasonForm",
]  # fmt: skip
