"""政银担: shares that add up to the fen, the fund's balance, its stop line, losses compensated and recovered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from silian.credit import actions
from silian.credit.models import Guarantee, LossMovement
from silian.credit.queries.supporting.fund import standing_of_fund
from silian.kernel.errors import NotFound, Refused
from silian.kernel.money import parse
from tests import factories
from tests.credit import bank, support
from tests.credit.bank import WAN
from tests.credit.support import Support, supporting
from tests.credit.vectors import cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db: None) -> Iterator[Support]:
    with bank.on_the_day():
        yield support.county()


def guaranteed(place: Support, fen: int = 10 * WAN, number: str = "G1", **told: Any) -> Guarantee:
    loan = place.loan(number, scheme=True, principal=fen, balance=fen, **told)
    fund = place.fund() if not Guarantee.objects.exists() else Guarantee.objects.latest("entered_at").fund
    return actions.guarantee_loan(loan, fund=fund, guarantor=place.offices[0], by=place.clerk)


def parts(movement: LossMovement) -> dict[str, int]:
    return {part.party: part.fen for part in movement.parts.all()}


@pytest.mark.parametrize(("inputs", "expected"), cases("guarantee_split"))
def test_a_compensation_is_shared_out_as_the_vectors_say_and_shared_back(
    place: Support, inputs: Any, expected: Any
) -> None:
    shares = inputs["shares_pct"]
    support.apply(supporting(shares=shares, fund_share=next(iter(shares)), stop_at=100))
    loss = parse(f"{inputs['loss_principal']}元")
    fund_of_enough = 5 * loss
    loan = place.loan("G1", scheme=True, principal=loss, balance=loss)
    guarantee = actions.guarantee_loan(
        loan, fund=place.fund(fund_of_enough), guarantor=place.offices[0], by=place.clerk
    )
    out = actions.compensate_loss(guarantee, fen=loss, document="代偿通知", by=place.clerk)
    assert parts(out) == {party: parse(f"{fen}元") for party, fen in expected.items()}
    back = actions.recover_loss(guarantee, fen=loss, document="回款单", by=place.clerk)
    assert parts(back) == parts(out)
    assert standing_of_fund(guarantee.fund).balance == fund_of_enough


def test_the_fund_bears_its_own_part_only_and_gets_its_part_back(place: Support) -> None:
    guarantee = guaranteed(place)
    actions.compensate_loss(guarantee, fen=10_001, document="代偿通知", by=place.clerk)
    assert standing_of_fund(guarantee.fund).lost == 4000
    actions.recover_loss(guarantee, fen=5000, document="回款单", by=place.clerk)
    standing = standing_of_fund(guarantee.fund)
    assert (standing.lost, standing.balance) == (2000, 100 * WAN - 2000)


def test_at_the_stop_line_no_new_guarantee_is_given_until_something_is_recovered(place: Support) -> None:
    """10 % of a million yuan, lost: 40 % of a loss of a quarter million."""
    guarantee = guaranteed(place, 25 * WAN)
    actions.compensate_loss(guarantee, fen=25 * WAN, document="代偿通知", by=place.clerk)
    loan = place.loan("G2", scheme=True)
    with pytest.raises(Refused, match="停止线"):
        actions.guarantee_loan(loan, fund=guarantee.fund, guarantor=place.offices[0], by=place.clerk)
    assert Guarantee.objects.count() == 1
    actions.recover_loss(guarantee, fen=3, document="回款单", by=place.clerk)
    assert actions.guarantee_loan(loan, fund=guarantee.fund, guarantor=place.offices[0], by=place.clerk).fen == 10 * WAN


def test_the_fund_stands_behind_no_more_than_so_many_times_its_balance(place: Support) -> None:
    fund = place.fund(3 * WAN)
    one, other = place.loan("G1", scheme=True, principal=30 * WAN, balance=30 * WAN), place.loan("G2", scheme=True)
    actions.guarantee_loan(one, fund=fund, guarantor=place.offices[0], by=place.clerk)
    with pytest.raises(Refused, match="超过基金能担保的"):
        actions.guarantee_loan(other, fund=fund, guarantor=place.offices[0], by=place.clerk)


def test_no_more_is_compensated_than_guaranteed_nor_recovered_than_compensated(place: Support) -> None:
    guarantee = guaranteed(place)
    with pytest.raises(Refused, match="代偿不能超过担保金额"):
        actions.compensate_loss(guarantee, fen=10 * WAN + 1, document="代偿通知", by=place.clerk)
    actions.compensate_loss(guarantee, fen=WAN, document="代偿通知", by=place.clerk)
    with pytest.raises(Refused, match="最多还能回收"):
        actions.recover_loss(guarantee, fen=WAN + 1, document="回款单", by=place.clerk)


def test_a_loan_is_guaranteed_once_and_only_if_it_is_one_of_the_scheme(place: Support) -> None:
    guarantee = guaranteed(place)
    with pytest.raises(Refused, match="已经担保"):
        actions.guarantee_loan(guarantee.loan, fund=guarantee.fund, guarantor=place.offices[0], by=place.clerk)
    with pytest.raises(Refused, match="只有政银担"):
        actions.guarantee_loan(place.loan("N1"), fund=guarantee.fund, guarantor=place.offices[0], by=place.clerk)


def test_another_bank_finds_no_such_loan(place: Support) -> None:
    stranger = factories.actor("supports", unit=place.county.other_bank)
    loan = place.loan("G1", scheme=True, disbursed_on=date(2022, 1, 10))
    with pytest.raises(NotFound):
        actions.guarantee_loan(loan, fund=place.fund(), guarantor=place.offices[0], by=stranger)
