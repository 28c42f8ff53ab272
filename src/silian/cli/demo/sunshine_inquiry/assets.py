"""A village's funds, assets and resources, made public after the quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from silian.cli.demo import moments
from silian.cli.demo.evidence import photo
from silian.cli.demo.sunshine_inquiry.place import DemoVillages
from silian.kernel.access import SYSTEM
from silian.villages import actions
from silian.villages.queries.quarters import Quarter

VILLAGE = "青垛村"
ENTERED = date(2022, 6, 1)


def quarter(place: DemoVillages, today: date) -> Iterator[datetime]:
    """The first village enters its old school and its water, and makes the third quarter public today."""
    by = place.cadre_of(VILLAGE)
    yield moments.on(ENTERED)
    village = actions.enter_village(place.units[VILLAGE], by=SYSTEM, collective=f"{VILLAGE}股份经济合作社")
    actions.enter_asset(village, name="旧校舍", fen=18_000_000, acquired_on=date(2010, 9, 1), by=by)
    actions.enter_resource(village, name="村北水面", kind="water", area=Decimal(86), on=date(2022, 2, 1), by=by)
    yield moments.on(today, 10, 20)
    actions.publish_quarter(village, Quarter(2022, 3), place="村委会公开栏", proof=[photo("三资公开", 10)], by=by)
