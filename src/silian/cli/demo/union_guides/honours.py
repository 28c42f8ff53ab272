"""Contests and other activities by list, a list a season; honours by list, a list a document."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from silian.cli.demo import moments
from silian.cli.demo.timeline import Story
from silian.cli.demo.union_guides.data import ContestsData, HonourData, honours_data
from silian.cli.demo.union_guides.place import UnionCounty
from silian.kernel.calendar.table import current_calendar
from silian.talent import actions
from silian.talent.actions import Held

SEED = 44
LISTED = 28  # the day of the month on which a season's list is entered


def honours(county: UnionCounty) -> Iterator[Story]:
    told = honours_data()
    yield from (_contests(county, season) for season in told.contests)
    for one in told.activities:
        yield _held(county, Held(one.name, one.kind, one.grade, one.day))
    yield from (_conferred(county, one) for one in told.honours)


def _contests(county: UnionCounty, told: ContestsData) -> Story:
    """A season of contests, each in an enterprise, entered at its end as one list."""
    chance, firms = Random(f"{SEED} {told.document}"), list(county.firms.values())  # noqa: S311  a story, no secret
    held = [
        Held(
            f"{told.year}年{'企业' if told.grade == 'enterprise' else '县'}{trade}技能竞赛", "contest", told.grade,
            moments.a_working_day_of(told.year, told.month, chance, last=LISTED - 8), firms[number % len(firms)],
            participants=20 + chance.randrange(40), document=told.document,
        )
        for number, trade in enumerate(honours_data().trades[: told.trades])
    ]  # fmt: skip
    last = max(one.on for one in held).replace(day=LISTED)
    yield moments.on(current_calendar().next_working_day(last), 9)
    actions.hold_activities(county.union, held, by=county.office)


def _held(county: UnionCounty, held: Held) -> Story:
    yield moments.on(held.on, 16)
    actions.hold_activities(county.union, [held], by=county.office)


def _conferred(county: UnionCounty, told: HonourData) -> Story:
    """A document with its list; one of each list of people does not wish to be named in public."""
    yield moments.on(told.day, 11)
    roster = _teams(county, told) if told.teams else _people(county, told)
    made = actions.confer(
        county.data.code, roster, category=told.category, title=told.title, grade=told.grade, on=told.day,
        document=told.document, by=county.office,
    )  # fmt: skip
    if told.people >= honours_data().withheld:
        actions.withhold_honour(made[honours_data().withheld - 1], withheld=True, by=county.office)


def _people(county: UnionCounty, told: HonourData) -> str:
    chance, firms = Random(f"{SEED} {told.title}"), list(county.firms)  # noqa: S311  a story, no secret
    prefix = f"{told.category.upper()}-{told.day.year}"
    return "\n".join(
        f"{chance.choice(honours_data().surnames)}某某 {prefix}-{number:03d} {firms[number % len(firms)]}"
        for number in range(1, told.people + 1)
    )


def _teams(county: UnionCounty, told: HonourData) -> str:
    firms, names = list(county.firms), honours_data().teams
    return "\n".join(f"{names[n // len(firms)]} {firms[n % len(firms)]}" for n in range(told.teams))
