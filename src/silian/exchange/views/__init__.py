"""The pages of the exchange: the ledger's, and those of maps and enterprise lists."""

from __future__ import annotations

from silian.exchange.views.ledger import choose_file, export_ledger, preview, show_batch, undo
from silian.exchange.views.loans import choose_loans, look_at_loans
from silian.exchange.views.maps import choose_map_file, export_map, preview_map_file, show_map_import, undo_map

__all__ = [
    "choose_file", "choose_loans", "choose_map_file", "export_ledger", "export_map", "look_at_loans", "preview",
    "preview_map_file", "show_batch", "show_map_import", "undo", "undo_map",
]  # fmt: skip
