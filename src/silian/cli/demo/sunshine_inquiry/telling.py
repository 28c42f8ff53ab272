"""The demo county of 阳光问廉: two villages of one township, told until the demo's today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from silian.cli.demo import moments
from silian.cli.demo.daily import daily_run
from silian.cli.demo.sunshine_inquiry.assets import quarter
from silian.cli.demo.sunshine_inquiry.data import county_data, sessions_data
from silian.cli.demo.sunshine_inquiry.place import DemoVillages, open_place
from silian.cli.demo.sunshine_inquiry.sessions import handled, received, session
from silian.cli.demo.timeline import Story, Timeline
from silian.kernel.calendar import at


def tell_sunshine_inquiry(today: date, progress: Callable[[str], None]) -> None:
    """One session that ended in September with what came of it, and one that is live today."""
    progress("讲述阳光问廉：两个村的公开质询会")
    data = county_data()
    with at(moments.on(data.begins_on)):
        place = open_place(data)
    timeline = Timeline()
    for story in _stories(place, today):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))


def _stories(place: DemoVillages, today: date) -> Iterator[Story]:
    sessions = sessions_data().sessions
    yield daily_run(place.data.code, min(told.called_on for told in sessions), today)
    yield quarter(place, today)
    for told in sessions:
        yield session(place, told)
        if told.ended:
            yield received(place, told)
            yield from (handled(place, told, asked) for asked in told.inquiries)
