"""Financing needs: the ledger of two years comes in by one import; a few are raised and matched on the platform."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SEED, SpringCounty
from silian.cli.demo.finance_spring.postings import holders_of
from silian.cli.demo.finance_spring.support_data import LedgerData, LiveData, needs_data
from silian.cli.demo.timeline import Story
from silian.credit import actions as credit
from silian.credit.models import Product
from silian.credit.supporting_rules import kind_of_needs
from silian.exchange.matters import import_matters
from silian.matters import actions
from silian.matters.actions import Raiser
from silian.matters.models import Channel
from silian.organisations.models import Unit

HEAD = (
    "事项编号",
    "事项类型",
    "提出单位",
    "提出日期",
    "问题",
    "主办单位",
    "整改措施",
    "办理时限",
    "状态",
    "结论",
    "办结日期",
)
KIND = "融资难题"
LONGEST = 25  # days until a need of the ledger was done


def stories(county: SpringCounty) -> Iterator[Story]:
    data = needs_data()
    yield _ledger(county, data.ledger)
    yield from (_live(county, told) for told in data.live)


def _ledger(county: SpringCounty, told: LedgerData) -> Iterator[datetime]:
    yield moments.on(told.imported_on, 9, 30)
    source = _file(county, told).encode("utf-8-sig")
    import_matters(county.code, source, name=told.name, by=county.office)


def _file(county: SpringCounty, told: LedgerData) -> str:
    """The ledger as the county kept it: a row a need, from its first day to its last."""
    chance = Random(SEED)  # noqa: S311  stories, not secrets
    many = told.solved + told.explained + told.open
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(HEAD)
    for place in range(many):
        raised_on = told.first_on + (told.last_on - told.first_on) * place // many
        sheet.writerow(_line(county, told, place, raised_on, chance))
    return text.getvalue()


def _line(county: SpringCounty, told: LedgerData, place: int, raised_on: date, chance: Random) -> list[str]:
    """The open ones are the last; an explained one stands among the solved ones now and then."""
    closed = told.solved + told.explained
    every = closed // told.explained
    explained = place % every == every - 1 and place // every < told.explained
    done_on = min(raised_on + timedelta(days=chance.randint(4, LONGEST)), told.imported_on)
    raiser = county.entities[place * 4 % len(county.entities)].name
    problem = chance.choice(told.problems).format(amount=chance.randrange(5, 95))
    bank = county.banks[place % len(county.banks)].name
    measure = chance.choice(told.measures)
    ends = ("已销号", "未解决已解释" if explained else "已解决", str(done_on)) if place < closed else ("办理中", "", "")
    due = str(raised_on + timedelta(days=LONGEST))
    return [f"RZ{place + 1:03d}", KIND, raiser, str(raised_on), problem, bank, measure, due, *ends]


def _live(county: SpringCounty, told: LiveData) -> Iterator[datetime]:
    """Raised by the village's officer, accepted and assigned by the finance office, matched to a product and an officer."""
    village = county.units[told.village]
    yield moments.on(told.raised_on, 9, 10)
    matter = actions.raise_matter(
        county.code, kind=kind_of_needs(county.code), title=told.title, by=county.office, channel=Channel.VISIT,
        raiser=Raiser(unit=village), located_in=village, detail="经营正常，无不良信用记录。",
        answers={"amount": told.amount, "use": told.use, "months": told.months, "security": told.security},
    )  # fmt: skip
    if told.matched_on is None:
        return
    yield moments.on(told.raised_on + moments.ONE_DAY, 10)
    actions.accept_matter(matter, by=county.office)
    actions.assign_matter(matter, lead=_bank(county, village), by=county.office)
    yield moments.on(told.matched_on, 11)
    product = Product.objects.get(county_id=county.code, key=told.product)
    post = holders_of(county, "account_manager", [village])[0]
    credit.match_need(matter, product=product, post=post, by=county.office, words="客户经理三日内上门")


def _bank(county: SpringCounty, village: Unit) -> Unit:
    return county.banks[county.villages.index(village) % len(county.banks)]
