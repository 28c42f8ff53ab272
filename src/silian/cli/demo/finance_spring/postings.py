"""Who is sent where: area presidents, town managers, village finance officers and account managers, from two dates on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.kernel.calendar import at
from silian.organisations import actions
from silian.organisations.actions import Posted
from silian.organisations.models import Post, Unit

FORMATION = "posting"
SLOTS = {
    "president": ("area", "president"), "manager": ("town", "manager"), "officer": ("central_village", "officer"),
    "account_manager": ("collective", "account_manager"),
}  # fmt: skip
FIRST, SECOND = date(2021, 3, 15), date(2021, 4, 6)  # presidents and managers; then the villages
SUCCEEDED_ON = date(2022, 6, 20)  # a village finance officer is called back and another comes
VACANT_OFFICERS, VACANT_MANAGERS = 1, 3  # the last villages of their lists have nobody yet


def post_everybody(county: SpringCounty) -> None:
    """Four lists, each by one deed; every seat is opened, the last few stay vacant."""
    areas = [county.units[area.name] for area in county.data.areas]
    with at(moments.on(FIRST)):
        _post(county, "president", areas, FIRST)
        _post(county, "manager", county.towns, FIRST)
    with at(moments.on(SECOND)):
        _post(county, "officer", county.central, SECOND, vacant=VACANT_OFFICERS)
        _post(county, "account_manager", county.villages, SECOND, vacant=VACANT_MANAGERS)
    with at(moments.on(SUCCEEDED_ON)):
        _succeed(county, county.central[1])


def _post(county: SpringCounty, slot: str, units: Sequence[Unit], on: date, vacant: int = 0) -> None:
    level, seat = SLOTS[slot]
    last = len(units) - vacant
    lines = [
        Posted(unit, county.fictional_name() if place < last else "", on, home=county.banks[place % len(county.banks)])
        for place, unit in enumerate(units)
    ]
    actions.post_people(
        county.code, FORMATION, level, seat, lines, by=county.office, ground="县金融甘泉工作专班派驻名单"
    )


def _succeed(county: SpringCounty, village: Unit) -> None:
    post = holders_of(county, "officer", [village])[0]
    successor = actions.enter_person(county.banks[0], county.fictional_name(), by=county.office, title="驻村金融村官")
    actions.hand_over(post, successor, on=SUCCEEDED_ON, by=county.office, ground="原任调回支行")


def holders_of(county: SpringCounty, slot: str, units: Iterable[Unit]) -> list[Post]:
    """The posts held now in these units, in the order of their codes."""
    level, seat = SLOTS[slot]
    rows = Post.objects.filter(to_on=None, seat__slot=f"{level}.{seat}", seat__unit__in=list(units))
    return list(rows.select_related("person", "seat__unit").order_by("seat__unit__placements__code"))
