"""The room's pages."""

from __future__ import annotations

from silian.villages.views.accounts import (
    end_contract,
    list_contracts,
    pay_rent,
    reverse_movement,
    show_accounts,
    show_contract,
)
from silian.villages.views.batches import do_on_batch, list_batches, show_batch
from silian.villages.views.public import choose_village, show_posted
from silian.villages.views.publications import (
    answer_objection,
    list_publications,
    publication_file,
    record_objection,
    show_publication,
)
from silian.villages.views.seasons import do_on_season, import_seasons, report_season, show_season, show_seasons
from silian.villages.views.villages import complete_measure, do_on_village, list_villages, show_village

__all__ = [
    "answer_objection", "choose_village", "complete_measure", "do_on_batch", "do_on_season", "do_on_village",
    "end_contract", "import_seasons", "list_batches", "list_contracts", "list_publications", "list_villages", "pay_rent",
    "publication_file", "record_objection", "report_season", "reverse_movement", "show_accounts", "show_batch",
    "show_contract", "show_posted", "show_publication", "show_season", "show_seasons", "show_village",
]  # fmt: skip
