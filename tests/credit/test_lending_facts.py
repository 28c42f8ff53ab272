"""What is counted about loans equals the ledger to the fen, whatever it is split by."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Sum

from silian.credit.facts.lending import loans_at, products_at
from silian.credit.models import Loan
from silian.kernel import facts
from silian.kernel.calendar import at
from tests.credit.bank import WAN, County

pytestmark = pytest.mark.django_db


def test_totals_by_product_segment_and_quarter_are_the_ledgers(county: County) -> None:
    told = [
        (county.family, "field", date(2022, 3, 2), 3 * WAN + 1), (county.farm, "field", date(2022, 3, 9), 5 * WAN + 7),
        (county.farm, "scheme", date(2022, 5, 9), 20 * WAN), (county.collective, "field", date(2022, 8, 1), 9 * WAN + 3),
    ]  # fmt: skip
    for who, product, on, fen in told:
        with at(on):
            county.disbursed(who, product=product, fen=fen)
    fact = facts.get("credit.loan")
    split = ("product", fact.dimensions["segment"].path, "disbursed_on__quarter")
    rows = list(loans_at(date(2022, 12, 31)).values(*split).annotate(sum=Sum(fact.amounts["disbursed"].path)))
    assert len(rows) == 4
    ledger = Loan.objects.aggregate(sum=Sum("principal_fen"))["sum"]
    assert sum(row["sum"] for row in rows) == ledger == sum(fen for *_rest, fen in told)


def test_the_shelf_of_a_past_day_has_the_rate_of_that_day(county: County) -> None:
    rates = [products_at(day).get(key="field").rate for day in (date(2022, 1, 19), date(2022, 8, 22))]
    assert [float(rate) for rate in rates] == [4.65, 4.45]
    assert products_at(date(2022, 1, 19)).get(key="field").longest_years == 5
