"""What a figure speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from silian.kernel import rules
from silian.kernel.access import Actor
from silian.organisations.models import Unit
from silian.organisations.queries import ids_under


@dataclass(frozen=True)
class Extent:
    """A county, and in it perhaps a unit with all below it (or alone), or a chain."""

    county: str
    unit: Unit | None = None
    own: bool = False
    chain: UUID | None = None

    @property
    def is_whole_county(self) -> bool:
        return self.unit is None and self.chain is None

    def scope(self, as_of: date, by: Actor | None = None) -> rules.Scope:
        """Whose records are counted, by the tree of that day; `by` is the reader, None for the figure itself."""
        units = None if self.unit is None else [self.unit.pk] if self.own else ids_under(self.unit, as_of)
        return rules.Scope(counties=[self.county], by=by, units=units, chains=[self.chain] if self.chain else None)
