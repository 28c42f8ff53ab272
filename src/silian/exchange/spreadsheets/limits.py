"""How large a spreadsheet may be. Larger ones are split by the office that sends them, or are an attack."""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

FILE_BYTES: Final = 20 * MB
ZIP_ENTRIES: Final = 1_000
ZIP_UNPACKED_BYTES: Final = 100 * MB
ZIP_RATIO: Final = 100
"""Unpacked over packed bytes of the whole file; an honest ledger stays below 40."""

ROWS: Final = 200_000
COLUMNS: Final = 256
CELLS: Final = 2_000_000
CHARACTERS: Final = 40_000_000

SECONDS: Final = 10
MEMORY_BYTES: Final = 200 * MB


def memory_for(unpacked: int) -> int:
    """Address space for a workbook of so many unpacked bytes: text is held twice, as shared string and as cell."""
    return max(MEMORY_BYTES, 64 * MB + 2 * unpacked)
