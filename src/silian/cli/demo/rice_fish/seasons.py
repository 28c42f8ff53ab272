"""A year of rice and fish: planted in May, harvested from late August on, headcounts declared, too little grain checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from silian.cli.demo import evidence, moments
from silian.cli.demo.rice_fish.data import CountyData
from silian.cli.demo.rice_fish.place import DemoCity
from silian.kernel.calendar import today
from silian.villages import actions
from silian.villages.actions import Headcount
from silian.villages.models import Declaration, Village
from silian.villages.sections import patterns_of

BASELINES, TABLES, HEADCOUNTS = date(2021, 12, 20), date(2022, 9, 26), date(2022, 9, 28)
PLANTED, HARVESTED = date(2022, 5, 23), date(2022, 8, 29)
LOW_SHARE, LEAST_SHARE, MOST_SHARE = 88, 97, 106  # percent of plain rice
SIDE_INCOME = (900, 2600)  # yuan a mu


def baselines(city: DemoCity) -> Iterator[datetime]:
    """What plain rice gives in each county, for last year and this one."""
    for nth, told in enumerate(city.data.counties):
        yield moments.on(BASELINES, 9, nth)
        for year in (2021, 2022):
            actions.set_baseline(
                city.units[told.name], year=year, kilograms=told.baseline, source="农业统计年报", by=city.officer
            )


def tables(city: DemoCity) -> Iterator[datetime]:
    """Each county sends its table, and it comes in at one go."""
    for nth, told in enumerate(city.data.counties):
        yield moments.on(TABLES, 10, nth)
        rows = [village for village in city.of_county[told.name] if str(village) not in city.data.entered_by_village]
        lines = [_line(city, told, village, order) for order, village in enumerate(rows)]
        actions.import_seasons(city.units[told.name], "\n".join(lines), by=city.officer)


def _line(city: DemoCity, told: CountyData, village: Village, order: int) -> str:
    """A village's line as the county's spreadsheet has it; some are not harvested yet."""
    titles, name = patterns_of(city.data.code), str(village)
    area = _area(city, told)
    cells = [name, titles[f"rice-fish/{told.patterns[order % len(told.patterns)]}"], f"{area}", _day(city, PLANTED)]
    if order % 10 < told.harvested or name in city.data.low:
        share = LOW_SHARE if name in city.data.low else city.chance.randint(LEAST_SHARE, MOST_SHARE)
        cells += [_day(city, HARVESTED), str(_grain(area, told.baseline, share)), str(_income(city, area))]
    return "\t".join(cells)


def _area(city: DemoCity, told: CountyData) -> Decimal:
    """Mu of a village, around its county's, to a tenth."""
    return round(Decimal(told.area * city.chance.randint(850, 1150)) / 1000, 1)


def _day(city: DemoCity, first: date) -> str:
    return (first + timedelta(days=city.chance.randrange(20))).isoformat()


def _grain(area: Decimal, baseline: int, share: int) -> int:
    return int(area * baseline * share / 100)


def _income(city: DemoCity, area: Decimal) -> int:
    return int(area) * city.chance.randint(*SIDE_INCOME)


def own_report(city: DemoCity, name: str, nth: int) -> Iterator[datetime]:
    """A village reports for itself: in June what was planted, in September what it gave."""
    told = next(county for county in city.data.counties if name.startswith(county.name))
    village, by = city.villages[name], city.actors["rice-county"]
    yield moments.on(date(2022, 6, 14), 16, nth)
    area = _area(city, told)
    season = actions.plant(
        village, pattern=f"rice-fish/{told.patterns[nth % len(told.patterns)]}", area=area, on=date(2022, 5, 30), by=by,
        proof=[evidence.photo("稻田", nth)],
    )  # fmt: skip
    yield moments.on(date(2022, 9, 20), 15, nth)
    grain, side_fen = _grain(area, told.baseline, LEAST_SHARE + 3), _income(city, area) * 100
    actions.harvest(season, grain=grain, side_fen=side_fen, on=date(2022, 9, 16), by=by)


def headcounts(city: DemoCity) -> Iterator[datetime]:
    """Who gained, as each county's summary says."""
    for nth, told in enumerate(city.data.counties):
        yield moments.on(HEADCOUNTS, 11, nth)
        rows = [_headcount(city, village) for village in city.of_county[told.name]]
        actions.declare_all(
            city.units[told.name], rows, purpose=Declaration.Purpose.GAINED, source=f"{told.name}稻渔种养受益农户汇总表",
            on=today(), by=city.officer,
        )  # fmt: skip


def _headcount(city: DemoCity, village: Village) -> Headcount:
    area = sum((season.area for season in village.seasons.all()), Decimal(0))
    people = int(area * city.data.people_per_hundred_mu / 100)
    return Headcount(village, int(people / city.data.people_per_household), people)


def checking(city: DemoCity) -> Iterator[datetime]:
    """One of the villages with too little grain has been looked at."""
    yield moments.on(date(2022, 9, 29), 14)
    season = city.villages[city.data.checked.village].seasons.get()
    actions.check_season(season, finding=city.data.checked.finding, by=city.officer)


def stories(city: DemoCity) -> Sequence[Iterator[datetime]]:
    own = [own_report(city, name, nth) for nth, name in enumerate(city.data.entered_by_village)]
    return [baselines(city), *own, tables(city), headcounts(city), checking(city)]
