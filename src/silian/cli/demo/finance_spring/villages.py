"""The villages' economy: every collective, whom the villages led, and the plans of two villages that are told whole."""

from __future__ import annotations

from collections.abc import Iterator

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.villages_data import VillageData, VillagesData, villages_data
from silian.cli.demo.finance_spring.villages_days import accounts, batch, published
from silian.cli.demo.timeline import Story
from silian.kernel import money
from silian.kernel.calendar import today
from silian.organisations.actions import enter_person
from silian.villages import actions
from silian.villages.actions import Headcount
from silian.villages.models import Declaration, Village


def stories(county: SpringCounty) -> Iterator[Story]:
    """Collectives and headcounts of all villages; plans, batches, accounts and publications of those that are told of."""
    data = villages_data()
    yield _collectives(county, data)
    yield _led(county, data)
    for told in data.villages:
        yield _plan(county, told)
        yield accounts(county, told, data.entered_on)
        yield published(county, told)
        yield from (batch(county, told, each, data.entered_on) for each in told.batches)


def _collectives(county: SpringCounty, data: VillagesData) -> Story:
    yield moments.on(data.entered_on, 7)
    actions.enter_collectives(county.root, county.villages, business=data.business, by=county.office)


def _led(county: SpringCounty, data: VillagesData) -> Story:
    yield moments.on(data.led.day, 16)
    fewest, most = data.led.households
    rows = []
    for nth, village in enumerate(Village.objects.filter(county_id=county.code).order_by("unit__name")):
        households = fewest + nth * 37 % (most - fewest)
        rows.append(Headcount(village, households, int(households * data.led.people_per_household)))
    actions.declare_all(
        county.root,
        rows,
        purpose=Declaration.Purpose.LED,
        source="各村带动农户情况汇总表",
        on=today(),
        by=county.office,
    )


def _plan(county: SpringCounty, told: VillageData) -> Story:
    """一村一策, and its measures as they are done."""
    plan, village = told.policy, county.units[told.name]
    yield moments.on(plan.day, 10)
    owner = enter_person(village, county.fictional_name(), by=county.office, title="村集体理事长")
    policy = actions.make_policy(
        Village.objects.get(unit=village), demand=plan.demand, fen=money.parse(plan.fen), products=plan.products,
        owner=owner, measures=[(measure[0], measure[1]) for measure in plan.measures], due=plan.due, by=county.office,
    )  # fmt: skip
    for row in policy.measures.all():
        result = next(measure[2:] for measure in plan.measures if measure[0] == row.text)
        if result:
            yield moments.on(row.due, 16)
            actions.complete_measure(row, result=result[0], by=county.office)
