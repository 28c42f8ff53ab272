"""How often one address may try something without an account. Counted in the cache, by the real clock."""

from __future__ import annotations

from django.core.cache import cache

MINUTES = 15
TRIES = {"follow": 20, "raise": 10}


def too_many(deed: str, place: str) -> bool:
    """Counts one try of this deed from this address, and says whether it was one too many."""
    key = f"matters:{deed}:{place}"
    cache.add(key, 0, MINUTES * 60)
    try:
        return cache.incr(key) > TRIES[deed]
    except ValueError:  # it ran out between the two
        return False
