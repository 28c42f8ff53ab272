"""A county that works by the programme finance-spring: an area with a town and two villages, a bank, officers, a roster."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from stdnum.cn import ric, uscc

from silian.credit.actions import rating as actions
from silian.credit.actions.cards import add_card
from silian.credit.actions.roster import RosterRow, enter_roster
from silian.credit.models import Borrower, Rating, Segment
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations import actions as organisations
from silian.organisations.actions import Posted
from silian.organisations.models import Account, Person, Unit, UnitKind
from silian.organisations.queries import actor_for
from tests import factories

CODE, DAY, EARLIER = "990001", date(2022, 9, 28), date(2022, 3, 1)
PROGRAMME = Path(__file__).resolve().parents[2] / "programmes/finance-spring"
WAN = 1_000_000
ANSWERS = {
    "户主年龄": "41", "从业年限": "9", "年经营收入（万元）": "12", "家庭资产（万元）": "35", "住房": "自有楼房",
    "主业": "稻渔养殖", "信用记录": "无逾期", "邻里口碑": "好",
}  # fmt: skip


@contextmanager
def on_the_day() -> Iterator[None]:
    table.load_published(DAY, by=SYSTEM)
    with at(datetime(2022, 9, 28, 10, tzinfo=ZoneInfo("Asia/Shanghai"))):
        yield


def card_document() -> dict[str, object]:
    found: dict[str, object] = json.loads((PROGRAMME / "demo/cards/household.json").read_text("utf-8"))
    return found


def id_number(ordinal: int) -> str:
    body = f"99000119700101{ordinal:03d}"
    return body + ric.calc_check_digit(body + "0")


def credit_code(ordinal: int) -> str:
    body = f"91990001MA{ordinal:07d}"
    return body + str(uscc.calc_check_digit(body))


@dataclass
class Spring:
    """`pond` and `hill` are the villages; `officer` is posted to the pond, `stranger` to the hill."""

    area: Unit
    town: Unit
    pond: Unit
    hill: Unit
    bank: Unit
    office: Actor
    officer: Actor
    stranger: Actor
    manager: Actor
    branch: Actor
    president: Actor

    def enter(self, *ordinals: int, village: Unit | None = None, on: date = EARLIER) -> list[Borrower]:
        rows = [RosterRow(n, "李某某", id_number(n), f"1380000{n:04d}", (village or self.pond).name) for n in ordinals]
        return enter_roster(CODE, Segment.HOUSEHOLD, rows, on=on, by=self.office, source="名册").fresh

    def rating(self, borrower: Borrower) -> Rating:
        return actions.begin_rating(borrower, bank=self.bank, on=DAY, by=self.officer)

    def collected(self, borrower: Borrower) -> Rating:
        rating = self.rating(borrower)
        actions.record_consent(borrower, on=DAY, ground="纸质授权书", by=self.officer)
        actions.collect(rating, on=DAY, answers=ANSWERS, by=self.officer)
        return rating

    def in_review(self, borrower: Borrower) -> Rating:
        return actions.enlist(self.collected(borrower), on=DAY, colour="white", fen=9 * WAN, by=self.officer)

    def reviewed(self, borrower: Borrower, *lines: int) -> Rating:
        rating = self.in_review(borrower)
        for fen in lines or (8, 9, 10):
            actions.give_opinion(rating, reviewer=self.neighbour(), on=DAY, fen=fen * WAN, by=self.officer)
        return actions.close_round(rating, on=DAY, by=self.officer)

    def neighbour(self) -> Person:
        return factories.person(at=self.pond)


def spring() -> Spring:
    root = organisations.open_county(CODE, "甲县", by=SYSTEM)
    assert root
    programmes.apply(PROGRAMME, CODE, by=SYSTEM)
    area = factories.unit("城郊片区", UnitKind.GROUP)
    town = factories.unit("文峰镇", UnitKind.TOWNSHIP, parent=area)
    pond, hill = factories.village("文峰镇塘边村", parent=town), factories.village("文峰镇坡上村", parent=town)
    bank = factories.unit("甲川银行", UnitKind.ENTERPRISE)
    office = factories.actor("finance_office")
    post(office, "area", "president", (area,))
    post(office, "town", "manager", (town,))
    post(office, "central_village", "officer", (pond, hill))
    add_card(CODE, Segment.HOUSEHOLD, card_document(), from_on=EARLIER, by=office)
    return Spring(
        area, town, pond, hill, bank, office, officer=seated(pond), stranger=seated(hill), manager=seated(town),
        branch=factories.actor("bank_branch", unit=bank), president=seated(area),
    )  # fmt: skip


def post(office: Actor, level: str, slot: str, units: tuple[Unit, ...], on: date = EARLIER) -> None:
    organisations.post_people(CODE, "posting", level, slot, [Posted(unit, "官某", on) for unit in units], by=office)


def seated(unit: Unit) -> Actor:
    """Whoever holds the unit's seat, as their account acts; the account is opened on first use."""
    holder = Person.objects.get(posts__seat__unit=unit, posts__to_on=None)
    found = Account.objects.filter(person=holder).first()
    return actor_for(found or factories.account(holder=holder))
