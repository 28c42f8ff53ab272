"""Products on the shelf, and what a programme may say about loans."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from silian.credit.models import Product
from silian.credit.queries.lending import on_sale, rate_of
from silian.kernel.calendar import at
from silian.kernel.programmes import ProgrammeRefused
from tests import factories
from tests.credit.bank import RULES, County, catalogue, programme

pytestmark = pytest.mark.django_db


def test_a_rate_follows_the_lpr_from_the_day_of_its_publication(county: County) -> None:
    field, scheme = county.product(), county.product("scheme")
    days = [date(2022, 1, 19), date(2022, 1, 20), date(2022, 8, 22)]
    assert [rate_of(field, day) for day in days] == [Decimal("4.65"), Decimal("4.5"), Decimal("4.45")]
    assert {rate_of(scheme, day) for day in days} == {Decimal("4.35")}
    assert rate_of(field, date(2020, 12, 31)) is None


def test_a_product_that_is_declared_no_more_goes_off_sale_and_keeps_its_loans(county: County) -> None:
    loan = county.disbursed()
    left = catalogue()
    del left["products"]["field"]
    with at(date(2022, 4, 1)):
        factories.apply_programme(programme(products=left["products"]))
    assert {row.key for row in on_sale(Product.objects.all(), date(2022, 4, 1))} == {"scheme"}
    assert {row.key for row in on_sale(Product.objects.all(), date(2022, 3, 31))} == {"field", "scheme"}
    assert loan.product.title == "田园贷"


def rules(**days: int) -> list[dict[str, Any]]:
    found = deepcopy(RULES)
    found[0]["days"] |= days
    return found


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"grading": rules(special_mention=1)}, "从 0 起"),
        ({"grading": rules(doubtful=90)}, "逐级增加"),
        ({"grading": deepcopy(RULES)[::-1]}, "从早到晚"),
        ({"grading": deepcopy(RULES)[1:]}, "那天起就要有"),
        ({"lpr": [{"on": date(2022, 1, 20), "one_year": 3.7, "five_years": 4.6}]}, "还没有 LPR"),
    ],
)
def test_rules_with_a_gap_are_refused_with_file_and_line(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ProgrammeRefused, match=words) as refused:
        factories.apply_programme(programme(**changes))
    problem = refused.value.problems[0]
    assert problem.file == "credit.yaml"
    assert problem.line > 1
    assert not Product.objects.exists()


def test_a_missing_floor_is_a_gap_too() -> None:
    broken = deepcopy(RULES)
    del broken[0]["days"]["doubtful"]
    with pytest.raises(ProgrammeRefused, match="doubtful"):
        factories.apply_programme(programme(grading=broken))
