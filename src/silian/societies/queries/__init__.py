"""What can be asked about societies, and what a founding still needs."""

from __future__ import annotations

from silian.societies.queries.societies import (
    collaborations_of,
    events_of,
    members_of,
    one_for,
    public_societies,
    societies_for,
    society_for,
    spread_of,
    talks_held,
    tasks_of,
    tasks_owed,
    with_names,
)

__all__ = [
    "collaborations_of", "events_of", "members_of", "one_for", "public_societies",
    "societies_for", "society_for", "spread_of", "talks_held", "tasks_of", "tasks_owed", "with_names",
]  # fmt: skip
