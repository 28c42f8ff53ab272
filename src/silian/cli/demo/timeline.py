"""Stories that run side by side in time. A story is a generator: it yields the moment of its next deed, then does it.

    def story():
        yield first_moment      # nothing happens before the first yield
        matter = raise_matter(…)  # entered at first_moment
        yield a_later_one
        accept_matter(matter, …)

The timeline always resumes the story whose moment comes first, inside `calendar.at(moment)`: so the journal is in order,
and a meeting finds on its agenda what other stories have left open by then. What lies beyond the end does not happen.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime

from silian.kernel.calendar import at

Story = Iterator[datetime]


class Timeline:
    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._told = 0

    def tell(self, story: Story) -> None:
        """Adds a story; it waits for its first moment."""
        self._wait(story, next(story, None))

    def run(self, until: datetime) -> None:
        """Lets everything happen that lies before `until`."""
        while self._waiting and self._waiting[0][0] < until:
            moment, _order, story = heapq.heappop(self._waiting)
            with at(moment):
                following = next(story, None)
            if following is not None and following < moment:
                raise ValueError(f"a story went back from {moment} to {following}")
            self._wait(story, following)

    def _wait(self, story: Story, moment: datetime | None) -> None:
        if moment is not None:
            self._told += 1  # of two stories at one moment the one that waited first goes first
            heapq.heappush(self._waiting, (moment, self._told, story))
