"""稻渔种养: grain against plain rice, the roll-up through the tree, a county's table at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations.actions import move_unit
from silian.villages import actions
from silian.villages.actions.importing import Faulty
from silian.villages.models import Season
from silian.villages.queries import roll_up
from tests.villages.place import CODE, SPRING, TODAY, City, figure, harvested, planted

SUM = {"of": "villages.season", "date": "planted_on", "measure": "sum", "what": "area", "window": "year_to_date"}
SEPTEMBER = date(2022, 9, 30)


def test_exactly_the_share_is_stable_and_one_kilogram_less_waits_for_a_check(city: City) -> None:
    assert harvested(city.village, 57_000).check_due is None  # 95 % of 600 kilograms on 100 mu
    less = harvested(city.village, 56_999, pattern="crab")
    assert less.check_due == date(2022, 10, 9)  # ten working days; the 8th and 9th are made up for
    assert less.share == Decimal("95.0")
    rule = {
        "of": "villages.season", "date": "harvested_on", "measure": "ratio", "part": {"share": {"from": 95}},
        "window": "year_to_date", "unit": "%",
    }  # fmt: skip
    assert figure(rule, SEPTEMBER) == 50


def test_a_check_is_asked_of_the_township_and_answered_with_a_reason(city: City) -> None:
    season = harvested(city.village, 40_000)
    with at(date(2022, 9, 20)):
        remind(CODE, date(2022, 9, 20))
    with at(date(2022, 10, 9)):
        remind(CODE, date(2022, 10, 9))
    assert {str(row.to_id) for row in Notice.objects.filter(text__contains="减产")} == {str(city.town.pk)}
    with pytest.raises(Refused):
        actions.check_season(season, finding="看过", by=city.cadre)  # whoever reports does not check
    actions.check_season(season, finding="遭水淹，已补种", by=city.county_officer)
    with pytest.raises(Refused, match="已经核查过"):
        actions.check_season(season, finding="再看", by=city.county_officer)


def test_the_baseline_of_the_harvest_stays_when_another_comes(city: City) -> None:
    season = harvested(city.village, 57_000)
    actions.set_baseline(city.village.unit, year=2022, kilograms=700, source="复测", by=SYSTEM)
    season.refresh_from_db()
    assert (season.baseline, season.check_due) == (600, None)
    assert harvested(city.next_village, 57_000).baseline == 600
    assert harvested(city.village, 57_000, pattern="crab").baseline == 700
    assert harvested(city.far, 57_000).share is None  # its county has no baseline: nothing to compare with


def test_areas_add_up_exactly_from_village_to_city_and_nobody_sees_more_than_their_own(city: City) -> None:
    planted(city.village, "100.10")
    planted(city.village, "0.20", "crab")
    planted(city.next_village, "33.33")
    planted(city.far, "7.07")
    rolled = roll_up(city.officer, CODE, None, 2022, TODAY)
    whole = rolled.whole
    assert [(str(row.unit), row.area) for row in rolled.rows] == [
        ("甲县", Decimal("133.63")),
        ("乙县", Decimal("7.07")),
    ]
    assert (whole.area, len(whole.patterns), len(whole.villages)) == (Decimal("140.70"), 2, 3)
    town = roll_up(city.county_officer, CODE, city.town.pk, 2022, TODAY)
    assert [str(unit) for unit in town.above] == ["甲县"]
    assert ([row.area for row in town.rows], town.whole.area) == (
        [Decimal("100.30"), Decimal("33.33")],
        Decimal("133.63"),
    )
    assert figure({**SUM, "unit": "亩"}, SEPTEMBER) == Decimal("140.7")
    assert roll_up(city.cadre, CODE, None, 2022, TODAY).whole.area == Decimal("100.30")
    with pytest.raises(NotFound):
        roll_up(city.cadre, CODE, city.town.pk, 2022, TODAY)


def test_counties_are_counted_as_the_tree_stood_at_the_cut_off(city: City) -> None:
    planted(city.village)
    planted(city.far)
    rule = {**SUM, "measure": "distinct", "what": "district"}
    assert figure(rule, SEPTEMBER) == 2
    move_unit(city.far.unit, under=city.town, on=date(2022, 9, 1), by=SYSTEM)
    assert figure(rule, SEPTEMBER) == 1
    assert figure(rule, date(2022, 8, 31)) == 2


def test_without_one_of_its_records_the_area_is_less(city: City) -> None:
    planted(city.village, "40")
    gone = planted(city.far, "2")
    assert figure({**SUM, "unit": "亩"}, SEPTEMBER) == 42
    gone.delete()
    assert figure({**SUM, "unit": "亩"}, SEPTEMBER) == 40


def test_a_headcount_is_declared_anew_with_its_document_and_the_old_one_keeps_its_days(city: City) -> None:
    rule = {
        "of": "villages.declaration", "date": "held", "measure": "sum", "what": "people",
        "where": {"purpose": {"is": "gained"}},
    }  # fmt: skip
    for day, people in ((date(2022, 3, 1), 300), (date(2022, 9, 1), 420)):
        actions.declare(
            city.village, purpose="gained", households=100, people=people, source="汇总表", on=day, by=city.cadre
        )
    assert [figure(rule, day) for day in (date(2022, 2, 28), date(2022, 8, 31), SEPTEMBER)] == [0, 300, 420]
    with pytest.raises(Refused, match="不能少于户数"):
        actions.declare(city.far, purpose="led", households=9, people=8, source="表", on=SPRING, by=city.officer)


TABLE = """村名\t种养模式\t面积（亩）\t栽插日期\t收获日期\t稻谷总产（公斤）\t增收（元）
上坝村\t稻鲤共作\t120.5\t2022-05-20\t2022-09-10\t72,000\t12.5万
下坝村\t稻蟹共作\t80\t2022-05-22\t\t\t
"""


def test_a_table_comes_in_whole_with_one_line_of_the_journal(city: City) -> None:
    before = journal.head(CODE).number
    made = actions.import_seasons(city.county, TABLE, by=city.county_officer)
    assert journal.head(CODE).number == before + 1
    assert [(row.area, row.grain, row.side_fen) for row in made] == [
        (Decimal("120.5"), 72_000, 12_500_000), (Decimal(80), None, None),
    ]  # fmt: skip
    with pytest.raises(Faulty, match="已经有了"):
        actions.import_seasons(city.county, TABLE, by=city.county_officer)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("远山村\t稻鲤共作\t1\t2022-05-20", "A2：没有村“远山村”"),
        ("上坝村\t稻田养牛\t1\t2022-05-20", "B2：没有种养模式“稻田养牛”"),
        ("上坝村\t稻鲤共作\t一百\t2022-05-20", "C2：面积“一百”不是亩数"),
        ("上坝村\t稻鲤共作\t1.005\t2022-05-20", "C2：面积“1.005”不是亩数"),
        ("上坝村\t稻鲤共作\t1\t2022-13-20", "D2：日期“2022-13-20”看不懂"),
        ("上坝村\t稻鲤共作\t1\t2022-05-20\t2022-04-01\t5\t0", "E2：收获早于栽插"),
        ("上坝村\t稻鲤共作\t1\t2022-05-20\t2022-09-01\t五百\t0", "F2：“五百”不是整公斤数"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_cell_and_leaves_nothing(city: City, line: str, why: str) -> None:
    with pytest.raises(Faulty, match=why):
        actions.import_seasons(city.county, f"下坝村\t稻蟹共作\t80\t2022-05-22\n{line}", by=city.county_officer)
    assert not Season.objects.exists()


def test_the_cadre_of_the_next_village_finds_no_season_here(city: City) -> None:
    season = planted(city.village)
    with pytest.raises(NotFound):
        actions.harvest(season, grain=1, side_fen=0, on=SEPTEMBER, by=city.stranger)
    with pytest.raises(NotFound):
        actions.plant(city.village, pattern="paddies/carp", area=Decimal(1), on=SPRING, by=city.stranger)
