"""A township's support: a paid subsidy batch, a guaranteed loan, a tenant of its park, a financing need that is matched."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.credit import actions
from silian.credit.models import Borrower, Guarantee, Loan, ParkTenant, Product, SubsidyBatch, SubsidyRow
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.matters.actions import Raiser, raise_matter
from silian.matters.models import Matter
from silian.organisations.models import Unit
from silian.projects.models import Park
from tests.trust.crediting import borrower_of


def row_of(town: Unit) -> SubsidyRow:
    return SubsidyRow.objects.get(batch__bank=town)


def guarantee_of(town: Unit) -> Guarantee:
    return Guarantee.objects.get(guarantor=town)


def tenant_of(town: Unit) -> ParkTenant:
    return ParkTenant.objects.get(park__township=town)


def need_of(town: Unit) -> Matter:
    return Matter.objects.get(located_in=town, kind="reserve/financing")


def support(town: Unit) -> None:
    """The township is the bank, the office that looks at the batch, the fund's keeper and the guarantor."""
    county, borrower = town.county_id, borrower_of(town)
    loan = _loan(town, borrower)
    batch = SubsidyBatch.objects.create(
        county_id=county, number=f"TX{town.name}", bank=town, rule="spring", from_on=date(2022, 7, 1),
        to_on=date(2022, 10, 1), state="paid", paid_on=today(), voucher=f"{town.name}凭证",
    )  # fmt: skip
    SubsidyRow.objects.create(
        county_id=county, batch=batch, loan=loan, from_on=date(2022, 7, 1), to_on=date(2022, 10, 1), principal_fen=100,
        rate=Decimal(4), interest_fen=10, subsidy_fen=5,
    )  # fmt: skip
    fund = actions.open_fund(town, town.name, by=SYSTEM)
    actions.pay_into_fund(fund, fen=10_000, document=f"{town.name}到账单", by=SYSTEM)
    actions.guarantee_loan(loan, fund=fund, guarantor=town, by=SYSTEM)
    actions.enter_tenants(Park.objects.get(township=town), [borrower], by=SYSTEM)
    raise_matter(
        county, kind="reserve/financing", title=f"{town.name}差十万元周转", by=SYSTEM, raiser=Raiser(unit=town),
        located_in=town,
    )  # fmt: skip


def _loan(town: Unit, borrower: Borrower) -> Loan:
    product = Product.objects.create(
        county_id=town.county_id, key=f"support_{town.name}", title=f"{town.name}贷", segments=["household"],
        ceiling_fen=1000, longest_months=12, from_on=date(2021, 1, 1),
    )  # fmt: skip
    day = date(2022, 3, 1)
    return Loan.objects.create(
        county_id=town.county_id, number=f"ZYD{town.name}", borrower=borrower, product=product, bank=town, purpose="周转",
        reported=True, state="repaying", applied_on=day, disbursed_on=day, matures_on=date(2023, 3, 1), asked_fen=100,
        principal_fen=100, months=12, rate=Decimal(4), method="INTEREST_ONLY_BALLOON", scheme=True,
    )  # fmt: skip
