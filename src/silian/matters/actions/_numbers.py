"""事项编号, in the pattern that the county's programmes set."""

from __future__ import annotations

from silian.kernel.numbering import next_number
from silian.kernel.programmes import PROGRAMME, documents

PATTERN = "SX{year}-{number:04d}"


def number_for(county: str, year: int) -> str:
    """The next number of the county; taken in the transaction that makes the matter."""
    settings = [p.settings.number for p in documents(county, PROGRAMME).values()]
    return next_number(county, "matter", year, settings[0] if settings else PATTERN)
