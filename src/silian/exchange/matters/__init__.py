"""The ledger of matters in spreadsheets: preview, import, undo, export.

`preview` reads a file into `drafts` (whose names `names` resolves) and sorts them by what is `known`; `importing` enters
them as a batch; `exporting` writes what `ledger` keeps of a matter. The columns are in `exchange.columns`.
"""

from __future__ import annotations

from silian.exchange.columns import labels, matter_columns
from silian.exchange.matters.exporting import export_matters, ledger_rows, write_file
from silian.exchange.matters.importing import Imported, batch_named, batches_of, import_matters, undo_import
from silian.exchange.matters.preview import Preview, preview_matters

__all__ = [
    "Imported",
    "Preview",
    "batch_named",
    "batches_of",
    "export_matters",
    "import_matters",
    "labels",
    "ledger_rows",
    "matter_columns",
    "preview_matters",
    "undo_import",
    "write_file",
]  # fmt: skip
