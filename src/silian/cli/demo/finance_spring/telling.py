"""The demo county of 金融甘泉, told from its first day to the demo's today. Each chapter is a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from silian.cli.demo import moments
from silian.cli.demo.finance_spring import (
    accounts,
    loans,
    needs,
    officers,
    parks,
    place,
    postings,
    ratings,
    roster,
    support,
    villages,
)
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.data import PROGRAMME, county_data
from silian.cli.demo.opening import open_demo_county
from silian.cli.demo.timeline import Story, Timeline
from silian.kernel.calendar import at

ADMINISTRATOR = "spring-admin"
LENDING_SINCE = date(2021, 10, 11)


def tell_finance_spring(today: date, progress: Callable[[str], None]) -> SpringCounty:
    """The demo county of 金融甘泉 as it stands on the evening of that day."""
    with at(moments.on(county_data().begins_on)):
        county = _set_up(progress)
    progress("派驻人员，列名册")
    postings.post_everybody(county)
    accounts.open_posted_accounts(county)
    roster.enter_cards(county)
    roster.enter_everybody(county)
    progress("整村授信")
    ratings.rate_everybody(county)
    progress("贷款")
    timeline = Timeline()
    for story in _stories(county, today):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))
    return county


def _stories(county: SpringCounty, today: date) -> Iterator[Story]:
    """What runs side by side once everybody is rated."""
    yield from officers.stories(county)
    yield from villages.stories(county)
    yield from loans.stories(county)
    yield from parks.stories(county)
    yield from needs.stories(county)
    yield from support.stories(county)
    yield loans.classification(county, LENDING_SINCE, today)


def _set_up(progress: Callable[[str], None]) -> SpringCounty:
    data = county_data()
    progress("金融甘泉：设立片区、乡镇、村和银行")
    county = SpringCounty(data, *open_demo_county(data.code, data.name, PROGRAMME, ADMINISTRATOR))
    place.open_offices(county)
    place.open_areas(county)
    accounts.open_offices_accounts(county)
    return county
