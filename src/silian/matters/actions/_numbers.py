"""事项编号, in the pattern that the county's programmes set."""

from __future__ import annotations

from silian.kernel.numbering import next_numbers
from silian.kernel.programmes import PROGRAMME, documents

PATTERN = "SX{year}-{number:04d}"


def number_for(county: str, year: int) -> str:
    """The next number of the county; taken in the transaction that makes the matter."""
    return numbers_for(county, year, 1)[0]


def numbers_for(county: str, year: int, how_many: int) -> list[str]:
    """The next numbers of the county, for a batch."""
    settings = [p.settings.number for p in documents(county, PROGRAMME).values()]
    return next_numbers(county, "matter", year, settings[0] if settings else PATTERN, how_many)
