"""The last weeks of a village finance officer: newcomers on the roster, one of them in peer review, visits for today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.ratings import TEN_THOUSAND
from silian.cli.demo.finance_spring.roster import newcomers
from silian.credit.actions import enter_roster, plan_visit
from silian.credit.actions import rating as actions
from silian.credit.models import Colour, Rating, Segment
from silian.kernel.calendar import today
from silian.organisations.models import Person

OFFICER = "spring-officer"
NEWCOMERS_ON = date(2022, 10, 8)
ANSWERS = {
    "户主年龄": "41", "从业年限": "9", "年经营收入（万元）": "12", "家庭资产（万元）": "35", "住房": "自有楼房",
    "主业": "稻渔养殖", "信用记录": "无逾期", "邻里口碑": "好",
}  # fmt: skip


def stories(county: SpringCounty) -> Iterator[Iterator[datetime]]:
    yield _a_morning_with_newcomers(county)


def _a_morning_with_newcomers(county: SpringCounty) -> Iterator[datetime]:
    """Six households came to the roster: one is in review by noon, two wait to be collected, three are not listed yet."""
    village, officer = county.central[0], county.actors[OFFICER]
    yield moments.on(NEWCOMERS_ON, 8, 40)
    fresh = enter_roster(
        county.code, Segment.HOUSEHOLD, newcomers(county, village), on=today(), by=county.office, source="新增名册"
    ).fresh
    yield moments.on(NEWCOMERS_ON, 9, 10)
    bank = Rating.objects.filter(borrower__village=village).values_list("bank", flat=True)[0]
    listed = [
        actions.begin_rating(one, bank=next(b for b in county.banks if b.pk == bank), on=today(), by=officer)
        for one in fresh[:3]
    ]
    for one in fresh[1:3]:
        plan_visit(one, on=today(), purpose="上门采集信息", by=officer)
    yield moments.on(NEWCOMERS_ON, 10, 30)
    actions.record_consent(fresh[0], on=today(), ground="签署纸质授权书", by=officer)
    actions.collect(listed[0], on=today(), answers=ANSWERS, by=officer)
    actions.enlist(listed[0], on=today(), colour=Colour.WHITE, fen=9 * TEN_THOUSAND, by=officer)
    yield moments.on(NEWCOMERS_ON, 11, 20)
    panel = Person.objects.filter(unit=village, title="评议员").order_by("pk")
    for reviewer, fen in zip(panel[:2], (8, 7), strict=True):
        actions.give_opinion(listed[0], reviewer=reviewer, on=today(), fen=fen * TEN_THOUSAND, by=officer)
