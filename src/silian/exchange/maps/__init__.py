"""Maps of chains in spreadsheets: preview, import, undo, export; and the enterprise list that fills them.

`drafts` compares the rows with what is `standing`, `cycles` names what would close a cycle, `importing` enters the whole
as one import, `exporting` writes what comes in again unchanged.
"""

from __future__ import annotations

from silian.exchange.maps.enterprises import import_enterprises, preview_enterprises
from silian.exchange.maps.exporting import export_maps
from silian.exchange.maps.importing import Brought, import_map, import_named, imports_of, preview_map
from silian.exchange.maps.preview import Preview

__all__ = [
    "Brought",
    "Preview",
    "export_maps",
    "import_enterprises",
    "import_map",
    "import_named",
    "imports_of",
    "preview_enterprises",
    "preview_map",
]
