"""The demo county of 四链融创, told from its first day to the demo's today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from silian.cli.demo import moments
from silian.cli.demo.daily import daily_run
from silian.cli.demo.four_chains import accounts, inbox, matters, meetings, paperwork, people, place
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import PROGRAMME, county_data, meetings_data
from silian.cli.demo.four_chains.maps import draw_maps, mapping
from silian.cli.demo.four_chains.maps_data import events_data
from silian.cli.demo.four_chains.market import market
from silian.cli.demo.four_chains.market_data import market_data
from silian.cli.demo.four_chains.plans import plans
from silian.cli.demo.four_chains.plans_data import plans_data
from silian.cli.demo.four_chains.projects import promotion
from silian.cli.demo.four_chains.projects_data import projects_data
from silian.cli.demo.four_chains.support import enter_leaders, support
from silian.cli.demo.four_chains.support_data import support_data
from silian.cli.demo.four_chains.talent import talents
from silian.cli.demo.four_chains.talent_data import talent_data
from silian.cli.demo.opening import open_demo_county
from silian.cli.demo.timeline import Story, Timeline
from silian.kernel.calendar import at


def tell_four_chains(today: date, progress: Callable[[str], None]) -> DemoCounty:
    """The demo county of 四链融创 as it stands on the evening of that day."""
    with at(moments.on(county_data().begins_on)):
        county = _set_up(progress)
    with at(moments.on(people.FORMED)):
        progress("组建党委和党支部")
        people.form_committees(county)
        enter_leaders(county, support_data().other_leaders)
        accounts.open_other_accounts(county)
    progress("讲述十二个月的事项和会议")
    timeline = Timeline()
    for story in _stories(county, today):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))
    return county


def _set_up(progress: Callable[[str], None]) -> DemoCounty:
    data = county_data()
    county = DemoCounty(data, *open_demo_county(data.code, data.name, PROGRAMME, "admin"))
    progress("设立单位、产业链和企业")
    place.open_departments(county)
    place.open_townships(county)
    accounts.open_first_accounts(county)
    place.open_chains(county)
    draw_maps(county)
    people.enter_people(county)
    return county


def _stories(county: DemoCounty, today: date) -> Iterator[Story]:
    told, agendas = matters.told_matters(county)
    yield daily_run(county.code, people.FORMED + moments.ONE_DAY, today)
    yield inbox.messages(county, today)
    yield inbox.evening_before_the_holidays(county)
    yield from told
    yield from matters.everyday_matters(county)
    yield from meetings.meetings(county, meetings_data(), agendas)
    yield from plans(county, plans_data())
    yield from paperwork.papers(county)
    yield from talents(county, talent_data())
    yield from support(county, support_data())
    yield from promotion(county, projects_data())
    yield from market(county, market_data())
    yield from mapping(county, events_data())
    yield people.a_late_branch(county, county.data.late_branch)
    for vacancy in county.data.vacancies:
        if vacancy.since:
            yield people.someone_leaves(county, vacancy)
