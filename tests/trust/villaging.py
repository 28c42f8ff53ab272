"""A township's village with a record of every kind: plan, batch, contract, money, publication, objection, season."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.organisations.models import Unit
from silian.villages import actions
from silian.villages.models import Village
from silian.villages.queries import Quarter
from tests import factories
from tests.matters.county import proof


def declare_the_patterns(county: str) -> None:
    factories.apply_programme({
        "programme.yaml": {
            "name": "paddies", "title": "稻渔", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "稻渔"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "villages.yaml": {"patterns": {"carp": "稻鲤共作"}},
    }, county)  # fmt: skip


def village_of(town: Unit) -> Village:
    return Village.objects.get(unit__name=f"{town.name}集体村")


def keep_village(town: Unit) -> None:
    """Entered by the system in spring and summer; its second quarter was published and objected to."""
    with at(date(2022, 3, 1)):
        unit = factories.village(f"{town.name}集体村", parent=town)
        village = actions.enter_village(unit, by=SYSTEM, collective=f"{town.name}合作社")
        owner = factories.person(f"{town.name}村长", unit)
        actions.make_policy(
            village, demand=f"{town.name}扩塘", fen=100, owner=owner, measures=[("修塘", date(2022, 12, 1))],
            due=date(2022, 12, 1), by=SYSTEM,
        )  # fmt: skip
        actions.begin_batch(village, product="鱼", fry=10, on=date(2022, 3, 1), sale_due=date(2022, 12, 1), by=SYSTEM)
        actions.sign_contract(
            village, side="lets", about=f"{town.name}水面", party=f"{town.name}张三丰", natural=True, rent_fen=100,
            signed_on=date(2022, 3, 1), from_on=date(2022, 3, 1), until=date(2024, 3, 1), by=SYSTEM,
        )  # fmt: skip
        actions.move_money(village, kind="trade", fen=100, about="卖鱼", on=date(2022, 3, 1), by=SYSTEM)
    with at(date(2022, 7, 6)):
        season = actions.plant(village, pattern="paddies/carp", area=Decimal(10), on=date(2022, 5, 20), by=SYSTEM)
        posted = actions.publish_quarter(village, Quarter(2022, 2), place="公开栏", proof=[proof()], by=SYSTEM)
        actions.record_objection(posted, words="账不清，电话13900003333", name="李秘密", by=SYSTEM)
        assert season.area == 10
