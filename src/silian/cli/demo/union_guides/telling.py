"""The demo county of 工会工作指导员, told until the demo's today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from silian.briefings.actions import publish_briefing
from silian.cli.demo import moments
from silian.cli.demo.daily import daily_run
from silian.cli.demo.timeline import Story, Timeline
from silian.cli.demo.union_guides.concerns import concerns
from silian.cli.demo.union_guides.data import PROGRAMME, county_data
from silian.cli.demo.union_guides.guiding import guiding
from silian.cli.demo.union_guides.honours import honours
from silian.cli.demo.union_guides.place import UnionCounty, open_place
from silian.indicators.queries import Extent
from silian.kernel.calendar import at

REMINDED = timedelta(days=30)  # before today: since when the daily run is told


def tell_union_guides(today: date, progress: Callable[[str], None]) -> UnionCounty:
    """Guides from the first four to the newest, the six haves of their enterprises, concerns, contests and honours."""
    progress("讲述工会工作指导员：派驻、六有和选树")
    data = county_data()
    with at(moments.on(data.begins_on)):
        county = open_place(data)
    timeline = Timeline()
    for story in _stories(county, today):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))
    return county


def _stories(county: UnionCounty, today: date) -> Iterator[Story]:
    yield daily_run(county.data.code, today - REMINDED, today)
    yield from guiding(county)
    yield from concerns(county)
    yield from honours(county)
    yield _briefing(county, date(today.year, today.month, 1) - timedelta(days=1))


def _briefing(county: UnionCounty, as_of: date) -> Story:
    """The briefing of the month that ended last."""
    yield moments.on(moments.after(as_of, 1) or as_of, 10)
    publish_briefing(Extent(county.data.code), PROGRAMME, as_of=as_of, by=county.office)
