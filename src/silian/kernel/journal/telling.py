"""How a line of a record's history is shown; each room puts its own entries into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Told:
    """One line: when, by whom, what; `key` where something turned: a state, a deadline, a person, a keeper."""

    at: datetime
    who: str
    text: str
    detail: str
    key: bool
