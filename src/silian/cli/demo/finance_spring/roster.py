"""The roster as the county office enters it: households of the central villages, entities and collectives of all villages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from stdnum.cn import ric, uscc

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.data import PROGRAMME
from silian.cli.demo.reading import folder_of
from silian.credit.actions import RosterRow, add_card, enter_roster
from silian.credit.models import Borrower, EntityKind, Segment
from silian.kernel.calendar import at
from silian.organisations.models import Unit

CARDS_FROM = date(2021, 4, 1)
LISTED_ON = date(2021, 4, 12)
HOUSEHOLDS_A_VILLAGE, ENTITIES, NEWCOMERS = 14, 1072, 6
STEMS = ("青禾", "丰泽", "金穗", "绿源", "恒牧", "清溪", "鸿运", "瑞丰", "沃野", "春晖", "天和", "嘉禾", "广源", "祥瑞")
KINDS = {
    EntityKind.FAMILY_FARM: "家庭农场", EntityKind.COOPERATIVE: "农民专业合作社", EntityKind.LARGE_GROWER: "种养大户",
    EntityKind.ENTERPRISE: "农业开发有限公司", EntityKind.SERVICE: "农业服务队",
}  # fmt: skip


def enter_cards(county: SpringCounty) -> None:
    """The scorecards, one a segment, from the files of the programme."""
    folder = folder_of(PROGRAMME) / "cards"
    with at(moments.on(CARDS_FROM)):
        for segment in Segment.values:
            document = json.loads((folder / f"{segment}.json").read_text("utf-8"))
            add_card(county.code, segment, document, from_on=CARDS_FROM, by=county.office)


def enter_everybody(county: SpringCounty) -> None:
    """Three tables, each by one deed."""
    with at(moments.on(LISTED_ON)):
        county.households = _enter(county, Segment.HOUSEHOLD, _households(county))
        county.entities = _enter(county, Segment.ENTITY, _entities(county))
        county.collectives = _enter(county, Segment.COLLECTIVE, _collectives(county))


def newcomers(county: SpringCounty, village: Unit) -> list[RosterRow]:
    """Households that came in lately: the list of those not covered is not empty."""
    return [_household(county, 9000 + number, village, number) for number in range(1, NEWCOMERS + 1)]


def _enter(county: SpringCounty, segment: str, rows: Iterator[RosterRow]) -> list[Borrower]:
    return enter_roster(county.code, segment, rows, on=LISTED_ON, by=county.office, source="2021年名册").fresh


def _households(county: SpringCounty) -> Iterator[RosterRow]:
    number = 0
    for village in county.central:
        for _place in range(HOUSEHOLDS_A_VILLAGE):
            number += 1
            yield _household(county, number, village, number)


def _household(county: SpringCounty, ordinal: int, village: Unit, line: int) -> RosterRow:
    return RosterRow(
        line, county.fictional_name(), id_number(county.code, ordinal), f"1990000{ordinal:04d}", village.name
    )


def _entities(county: SpringCounty) -> Iterator[RosterRow]:
    kinds = list(KINDS.items())
    for number in range(ENTITIES):
        turn, place = divmod(number, len(county.villages))
        village = county.villages[place]
        kind, word = kinds[(turn + place) % len(kinds)]
        name = f"{village.name}{STEMS[(turn * 3 + place) % len(STEMS)]}{word}"
        yield RosterRow(number + 1, name, credit_code(number + 1), "", village.name, str(kind.label))


def _collectives(county: SpringCounty) -> Iterator[RosterRow]:
    for number, village in enumerate(county.central, start=1):
        yield RosterRow(number, f"{village.name}股份经济合作联合社", credit_code(5000 + number), "", village.name)


def id_number(area: str, ordinal: int) -> str:
    """A number whose check digit holds, of an area code that no real county has."""
    body = f"{area}19{50 + ordinal % 45}{1 + ordinal % 12:02d}{1 + ordinal % 28:02d}{ordinal % 1000:03d}"
    return body + ric.calc_check_digit(body + "0")


def credit_code(ordinal: int) -> str:
    """A valid unified social credit code (GB 32100-2015) of a made-up organisation."""
    body = f"91990002MA{ordinal:07d}"
    return body + str(uscc.calc_check_digit(body))
