"""The whole demo, told from its first day to its today, into an empty database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from silian.cli.demo import accounts, inbox, matters, meetings, moments, paperwork, people, place
from silian.cli.demo.county import DemoCounty
from silian.cli.demo.data import county_data, meetings_data
from silian.cli.demo.maps import draw_maps
from silian.cli.demo.market import market
from silian.cli.demo.market_data import market_data
from silian.cli.demo.plans import plans
from silian.cli.demo.plans_data import plans_data
from silian.cli.demo.projects import promotion
from silian.cli.demo.projects_data import projects_data
from silian.cli.demo.support import enter_leaders, support
from silian.cli.demo.support_data import support_data
from silian.cli.demo.talent import talents
from silian.cli.demo.talent_data import talent_data
from silian.cli.demo.timeline import Story, Timeline
from silian.kernel import programmes
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.reminders import remind
from silian.matters.actions import resume_planned, run_ladder
from silian.organisations.actions import open_county
from silian.organisations.queries import root_of

TODAY = date(2022, 10, 8)  # a make-up working Saturday
END = moments.on(TODAY, 17)
Progress = Callable[[str], None]


def tell_the_demo(progress: Progress) -> DemoCounty:
    """Fills an empty database through public actions, each in its own transaction as in life."""
    with at(moments.on(county_data().begins_on)):
        county = _set_up(progress)
    with at(moments.on(people.FORMED)):
        progress("组建党委和党支部")
        people.form_committees(county)
        enter_leaders(county, support_data().other_leaders)
        accounts.open_other_accounts(county)
    progress("讲述十二个月的事项和会议")
    timeline = Timeline()
    for story in _stories(county):
        timeline.tell(story)
    timeline.run(END)
    return county


def _set_up(progress: Progress) -> DemoCounty:
    data = county_data()
    table.load_published(TODAY, by=SYSTEM)
    open_county(data.code, data.name, by=SYSTEM)
    programmes.apply(Path(settings.PROGRAMMES) / "four-chains", data.code, by=SYSTEM)
    county = DemoCounty(data, root_of(data.code))
    progress("设立单位、产业链和企业")
    place.open_departments(county)
    place.open_townships(county)
    accounts.open_first_accounts(county)
    place.open_chains(county)
    draw_maps(county)
    people.enter_people(county)
    return county


def _stories(county: DemoCounty) -> Iterator[Story]:
    told, agendas = matters.told_matters(county)
    yield daily_run(county.code, people.FORMED + moments.ONE_DAY, TODAY)
    yield inbox.messages(county, TODAY)
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
    yield people.a_late_branch(county, county.data.late_branch)
    for vacancy in county.data.vacancies:
        if vacancy.since:
            yield people.someone_leaves(county, vacancy)


def daily_run(county: str, first: date, last: date) -> Iterator[datetime]:
    """Every working morning: pauses that end, rungs of the ladder, reminders."""
    day = first
    while day <= last:
        yield moments.on(day, 7, 30)
        resume_planned(county, today(), by=SYSTEM)
        run_ladder(county, today(), by=SYSTEM)
        remind(county, today())
        day = current_calendar().next_working_day(day + moments.ONE_DAY)
