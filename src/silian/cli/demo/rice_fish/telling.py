"""The demo city of 稻渔综合种养, told until the demo's today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from silian.briefings.actions import publish_briefing
from silian.cli.demo import moments
from silian.cli.demo.daily import daily_run
from silian.cli.demo.rice_fish.data import PROGRAMME, city_data
from silian.cli.demo.rice_fish.place import DemoCity, open_city
from silian.cli.demo.rice_fish.seasons import TABLES, stories
from silian.cli.demo.timeline import Story, Timeline
from silian.indicators.queries import Extent
from silian.kernel.calendar import at

ISSUED, AS_OF = date(2022, 10, 8), date(2022, 9, 30)


def tell_rice_fish(today: date, progress: Callable[[str], None]) -> DemoCity:
    """A city of eleven counties: most villages come in by their county's table, a few report for themselves."""
    progress("讲述稻渔综合种养：一个市、11 个县的一季")
    with at(moments.on(city_data().begins_on)):
        city = open_city(city_data())
    timeline = Timeline()
    for story in (*stories(city), daily_run(city.data.code, TABLES, today), _briefing(city)):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))
    return city


def _briefing(city: DemoCity) -> Story:
    yield moments.on(ISSUED, 11)
    publish_briefing(Extent(city.data.code), PROGRAMME, as_of=AS_OF, by=city.officer)
