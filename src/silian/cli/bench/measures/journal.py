"""The journal's verification, which must not take longer than somebody waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from silian.cli.bench.county import CODE
from silian.cli.bench.results import Result, against_limit, seconds
from silian.cli.bench.sizes import Sizes
from silian.kernel import journal

ENTRIES, LIMIT, RUNS = 1_000_000, 10.0, 3


def verification(sizes: Sizes) -> Iterator[Result]:
    """Walks the county's whole chain, and reckons what a million entries would take."""
    entries = sizes.whole.within(lambda: journal.head(CODE).number)
    times = [sizes.whole.within(lambda: seconds(_check)) for _ in range(RUNS)]
    yield against_limit("journal.verify", [each * ENTRIES / entries for each in times], LIMIT, "s per 1M entries")


def _check() -> None:
    if not journal.check(CODE).ok:
        raise RuntimeError("the journal that was just written does not hold")
