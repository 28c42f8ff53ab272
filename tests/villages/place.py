"""A city with two counties, a township each, two villages and one; who keeps them, and what goes on there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from silian.kernel import rules
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.queries import root_of
from silian.villages import actions
from silian.villages.models import Village
from tests import factories

CODE = "990001"
SPRING, TODAY = date(2022, 5, 20), date(2022, 10, 8)
OFFICER = {
    f"villages.{verb}": ["located_in", "any_unit"]
    for verb in ("view", "view_seasons", "enter", "declare", "report", "check")
}
CADRE = {
    f"villages.{verb}": ["located_in", "any_unit"]
    for verb in ("view", "view_accounts", "view_seasons", "keep", "plan", "publish", "declare", "report")
}


@dataclass
class City:
    officer: Actor  # of the city
    county_officer: Actor  # of the first county
    cadre: Actor  # of the first village
    stranger: Actor  # the same role in the next village
    root: Unit
    county: Unit
    next_county: Unit
    town: Unit
    village: Village
    next_village: Village
    far: Village  # in the next county
    chief: Person


def small_city() -> City:
    with at(date(2021, 1, 4)):
        for year in (2021, 2022, 2023):
            table.load_year(year, by=SYSTEM)
        factories.apply_programme({
            "programme.yaml": {
                "name": "paddies", "title": "稻渔", "starts_on": date(2020, 1, 1),
                "years": [{"year": 2020, "title": "稻渔"}], "settings": {"number": "SX{year}-{number:04d}"},
            },
            "villages.yaml": {"patterns": {"carp": "稻鲤共作", "crab": "稻蟹共作"}, "grain_share": 95, "answer_within": 5},
        })  # fmt: skip
        root = root_of(CODE)
        county, next_county = (factories.unit(name, UnitKind.COUNTY) for name in ("甲县", "乙县"))
        town = factories.unit("甲县石桥镇", UnitKind.TOWNSHIP, parent=county)
        far_town = factories.unit("乙县柳河镇", UnitKind.TOWNSHIP, parent=next_county)
        village, next_village = (
            actions.enter_village(factories.village(name, parent=town), by=SYSTEM) for name in ("上坝村", "下坝村")
        )
        far = actions.enter_village(factories.village("远山村", parent=far_town), by=SYSTEM)
        actions.set_baseline(county, year=2022, kilograms=600, source="年报", by=SYSTEM)
        return City(
            officer=factories.actor("officer", may=OFFICER), root=root, county=county, next_county=next_county, town=town,
            county_officer=factories.actor("officer", unit=county), village=village, next_village=next_village, far=far,
            cadre=factories.actor("cadre", may=CADRE, unit=village.unit),
            stranger=factories.actor("cadre", unit=next_village.unit), chief=factories.person("王某", village.unit),
        )  # fmt: skip


def planted(village: Village, area: str = "100", pattern: str = "carp", **more: Any) -> Any:
    """A season of 2022, reported in June."""
    with at(date(2022, 6, 14)):
        return actions.plant(village, pattern=f"paddies/{pattern}", area=Decimal(area), on=SPRING, by=SYSTEM, **more)


def harvested(village: Village, grain: int, area: str = "100", **more: Any) -> Any:
    season = planted(village, area, **more)
    with at(date(2022, 9, 20)):
        return actions.harvest(season, grain=grain, side_fen=100_000, on=date(2022, 9, 16), by=SYSTEM)


def figure(rule: Mapping[str, object], cutoff: date) -> Any:
    """The value of a rule at a cut-off."""
    found = rules.read_rule({"id": "it", "name": "它", "unit": "个", **rule})
    assert isinstance(found, rules.Rule), found
    return rules.evaluate([found], cutoff)[found].value
