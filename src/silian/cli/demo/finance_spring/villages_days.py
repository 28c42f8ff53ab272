"""What a village does day by day: its batch, its accounts, its publications.

What happened before the platform came to the villages is entered late 补录, on the day after, with its own day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from silian.cli.demo import evidence, moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.villages_data import BatchData, ContractData, VillageData
from silian.cli.demo.timeline import Story
from silian.kernel.calendar import today
from silian.kernel.money import parse
from silian.villages import actions
from silian.villages.models import Batch, Resource, Village
from silian.villages.queries import Quarter

Deed = tuple[date, Callable[[], object]]  # of which day, and what is done


def batch(county: SpringCounty, told: VillageData, raised: BatchData, came_on: date) -> Story:
    """One batch: it is stocked at eight, before a bank opens; then its costs, sales and forecasts, until it is settled."""
    on, fry = raised.stocked[0]
    yield moments.on(_entered(on, came_on), 8)
    row = actions.begin_batch(
        _village(county, told), product=raised.product, place=raised.place, fry=fry, on=on, sale_due=raised.sale_due,
        by=county.office,
    )  # fmt: skip
    yield from _day_by_day(_days_of(county, row, raised), came_on)


def _days_of(county: SpringCounty, row: Batch, raised: BatchData) -> Iterator[Deed]:
    by = county.office
    for on, kind, fen, about in raised.costs:
        yield on, partial(actions.spend, row, kind=kind, fen=parse(fen), on=on, about=about, by=by)
    for on, fen, about in raised.sales:
        yield on, partial(actions.sell, row, fen=parse(fen), on=on, about=about, by=by)
    for on, output, profit, ground in raised.forecasts:
        yield (
            on,
            partial(
                actions.forecast, row, output_fen=parse(output), profit_fen=parse(profit), ground=ground, on=on, by=by
            ),
        )
    if raised.settled_on:
        yield raised.settled_on, partial(actions.settle_batch, row, on=raised.settled_on, by=by)


def accounts(county: SpringCounty, told: VillageData, came_on: date) -> Story:
    """What the village owns and lets, and its money."""
    yield moments.on(came_on, 14)
    village, by = _village(county, told), county.office
    for resource in told.resources:
        actions.enter_resource(
            village, name=resource.name, kind=resource.kind, area=resource.area, on=came_on, by=by
        )  # fmt: skip
    deeds: list[Deed] = [
        (
            asset.day,
            partial(actions.enter_asset, village, name=asset.name, fen=parse(asset.fen), acquired_on=asset.day, by=by),
        )
        for asset in told.assets
    ]
    deeds += [(each.from_on, partial(_contract, county, village, each)) for each in told.contracts]
    deeds += [
        (m.day, partial(actions.move_money, village, kind=m.kind, fen=parse(m.fen), about=m.about, on=m.day, by=by))
        for m in told.movements
    ]
    yield from _day_by_day(deeds, came_on)


def _contract(county: SpringCounty, village: Village, told: ContractData) -> None:
    """A contract, and the rents that were paid by then."""
    resource = Resource.objects.filter(village=village, name=told.resource).first()
    contract = actions.sign_contract(
        village, side=told.side, about=told.about, resource=resource, area=told.area or (resource.area if resource else None),
        party=told.party, natural=told.natural, rent_fen=parse(told.rent), signed_on=told.from_on, from_on=told.from_on,
        until=told.until, by=county.office,
    )  # fmt: skip
    for rent in contract.rents.filter(due__lte=today())[: told.paid]:
        actions.pay_rent(rent, fen=rent.fen, on=rent.due, by=county.office)


def published(county: SpringCounty, told: VillageData) -> Story:
    """Its quarters as they were made public, and the objection to one of them with its answer."""
    for nth, (year, number, on) in enumerate(told.published):
        yield moments.on(on, 17)
        publication = actions.publish_quarter(
            _village(county, told), Quarter(year, number), place=f"{told.name}村务公开栏",
            proof=[evidence.photo("公开栏", 40 + nth)], by=county.office,
        )  # fmt: skip
        said = told.objection
        if said and said.quarter == number:
            yield moments.on(said.day, 9)
            objection = actions.record_objection(publication, words=said.words, name=said.name, by=county.office)
            yield moments.on(said.answered_on, 11)
            actions.answer_objection(objection, answer=said.answer, by=county.office)


def _village(county: SpringCounty, told: VillageData) -> Village:
    return Village.objects.get(unit=county.units[told.name])


def _entered(on: date, came_on: date) -> date:
    return max(on, came_on + timedelta(days=1))


def _day_by_day(deeds: Iterable[Deed], came_on: date) -> Iterator[datetime]:
    """Does each deed on the day of its entry, in the order of their days."""
    for on, deed in sorted(deeds, key=lambda deed: deed[0]):
        yield moments.on(_entered(on, came_on), 15)
        deed()
