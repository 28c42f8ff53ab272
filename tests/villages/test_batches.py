"""养殖批次: profit comes out of the days, what is expected stays apart, and a settled batch is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.villages import actions
from silian.villages.models import Batch
from silian.villages.queries import with_amounts
from tests.villages.place import City, figure

WAN = 1_000_000


def raised(city: City, by: Any = SYSTEM) -> Batch:
    with at(date(2022, 3, 2)):
        return actions.begin_batch(
            city.village, product="草鱼", fry=57_000, on=date(2022, 3, 1), sale_due=date(2022, 9, 30), by=by
        )


def sums(batch: Batch, day: date) -> Any:
    return with_amounts(Batch.objects.filter(pk=batch.pk), day).get()


def test_profit_is_what_was_sold_less_what_was_spent_on_any_day(city: City) -> None:
    batch = raised(city, city.cadre)
    actions.spend(batch, kind="fixed", fen=31 * WAN, on=date(2022, 2, 20), by=city.cadre)
    actions.spend(batch, kind="feed", fen=60 * WAN, on=date(2022, 6, 1), by=city.cadre)
    actions.sell(batch, fen=95 * WAN, on=date(2022, 9, 1), by=city.cadre)
    actions.stock(batch, fry=3_000, on=date(2022, 4, 1), by=city.cadre)
    then, now = sums(batch, date(2022, 8, 31)), sums(batch, date(2022, 9, 1))
    assert (then.output, then.cost, then.profit, then.fry) == (None, 91 * WAN, None, 60_000)
    assert (now.output, now.fixed, now.profit) == (95 * WAN, 31 * WAN, 4 * WAN)


def test_a_forecast_is_another_amount_and_the_latest_one_holds(city: City) -> None:
    batch = raised(city)
    for day, profit in ((date(2022, 4, 1), 18), (date(2022, 9, 15), 20)):
        with at(day):
            actions.forecast(batch, output_fen=120 * WAN, profit_fen=profit * WAN, ground="订购合同", on=day, by=SYSTEM)
    assert [sums(batch, day).expected_profit for day in (date(2022, 3, 31), date(2022, 9, 1), date(2022, 9, 15))] == [
        None, 18 * WAN, 20 * WAN,
    ]  # fmt: skip
    assert sums(batch, date(2022, 9, 15)).profit is None
    rule = {"of": "villages.batch", "date": "raising", "measure": "sum", "what": "expected_profit", "unit": "元"}
    assert figure(rule, date(2022, 9, 30)) == 20 * WAN


def test_a_batch_is_not_settled_before_anything_was_sold_nor_written_in_afterwards(city: City) -> None:
    batch = raised(city)
    with pytest.raises(Refused, match="还没有销售记录"):
        actions.settle_batch(batch, on=date(2022, 9, 30), by=city.cadre)
    actions.sell(batch, fen=WAN, on=date(2022, 9, 20), by=city.cadre)
    with pytest.raises(Refused, match="不能早于 2022-09-20"):
        actions.settle_batch(batch, on=date(2022, 9, 1), by=city.cadre)
    actions.settle_batch(batch, on=date(2022, 9, 30), by=city.cadre)
    with pytest.raises(Refused, match="已在 2022-09-30 结算"):
        actions.spend(batch, kind="feed", fen=WAN, on=date(2022, 9, 30), by=city.cadre)


def test_one_product_a_year_and_the_cadre_of_the_next_village_finds_nothing(city: City) -> None:
    batch = raised(city)
    with pytest.raises(Refused, match="已有草鱼批次"):
        actions.begin_batch(
            city.village, product="草鱼", fry=1, on=date(2022, 5, 1), sale_due=date(2022, 9, 1), by=city.cadre
        )
    with pytest.raises(NotFound):
        actions.sell(batch, fen=WAN, on=date(2022, 9, 1), by=city.stranger)


def test_without_one_of_its_sales_the_figure_is_less(city: City) -> None:
    batch = raised(city)
    actions.sell(batch, fen=60 * WAN, on=date(2022, 9, 1), by=SYSTEM)
    more = actions.sell(batch, fen=40 * WAN, on=date(2022, 9, 2), by=SYSTEM)
    actions.settle_batch(batch, on=date(2022, 9, 5), by=SYSTEM)
    rule = {
        "of": "villages.batch", "date": "settled_on", "measure": "sum", "what": "output", "window": "year_to_date",
        "unit": "万元",
    }  # fmt: skip
    assert figure(rule, date(2022, 9, 30)) == 100 * WAN
    more.delete()
    assert figure(rule, date(2022, 9, 30)) == 60 * WAN
