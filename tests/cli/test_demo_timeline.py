"""Stories side by side in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from silian.cli.demo import moments
from silian.cli.demo.timeline import Timeline
from silian.kernel.calendar import today


def story(seen: list[tuple[str, date]], name: str, *days: int) -> Iterator[datetime]:
    for day in days:
        yield moments.on(date(2022, 3, day))
        seen.append((name, today()))


def test_what_comes_first_happens_first_and_on_its_own_day() -> None:
    seen: list[tuple[str, date]] = []
    timeline = Timeline()
    timeline.tell(story(seen, "a", 1, 9))
    timeline.tell(story(seen, "b", 4, 20))
    timeline.run(moments.on(date(2022, 3, 15)))
    assert seen == [("a", date(2022, 3, 1)), ("b", date(2022, 3, 4)), ("a", date(2022, 3, 9))]


def test_a_story_cannot_go_back_in_time() -> None:
    timeline = Timeline()
    timeline.tell(story([], "a", 9, 1))
    with pytest.raises(ValueError, match="went back"):
        timeline.run(moments.on(date(2022, 3, 15)))
