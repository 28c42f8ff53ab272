"""政银担: the fund and what is paid into it, guarantees that the stop line may refuse, losses and what comes back of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import business_day, needed, positive, refuse
from silian.credit.models import Fund, FundDeposit, Guarantee, Loan, LossKind, LossMovement, LossPart
from silian.credit.permissions import GUARANTEE, KEEP_FUND
from silian.credit.queries.supporting.fund import left_to_recover, shared_out, standing_of_fund
from silian.credit.supporting_rules import pool_of
from silian.kernel import journal, money
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock
from silian.organisations.models import Unit


@transaction.atomic
def open_fund(keeper: Unit, key: str, *, by: Actor) -> Fund:
    """Opens the fund that the programme declares under this key, kept by a unit."""
    require(KEEP_FUND, keeper, by)
    pool = pool_of(keeper.county_id, key)
    if Fund.objects.filter(county_id=keeper.county_id, key=key).exists():
        raise Refused(_("基金“%s”已经设立。") % pool.title)
    fund = Fund(county_id=keeper.county_id, key=key, name=pool.title, keeper=keeper)
    fund.save(force_insert=True)
    _tell(fund, "open_fund", by, name=fund.name)
    return fund


@transaction.atomic
def pay_into_fund(fund: Fund, *, fen: int, document: str, by: Actor, on: date | None = None) -> FundDeposit:
    """基金到账, in fen, by its document."""
    require(KEEP_FUND, fund, by)
    deposit = FundDeposit(
        county_id=fund.county_id, fund=fund, on=business_day(on or today(), None), fen=positive(fen),
        document=needed(document, "document", 120),
    )  # fmt: skip
    deposit.save(force_insert=True)
    _tell(fund, "pay_into_fund", by, fen=deposit.fen, document=deposit.document)
    return deposit


@transaction.atomic
def guarantee_loan(
    loan: Loan, *, fund: Fund, guarantor: Unit, by: Actor, on: date | None = None, fen: int | None = None
) -> Guarantee:
    """担保: the fund stands behind a 政银担 loan, with the shares of this day. Refused at the stop line of the fund."""
    held = lock(fund)
    require(GUARANTEE, loan, by)
    amount = positive(loan.principal_fen or loan.approved_fen if fen is None else fen)
    if not loan.scheme:
        raise refuse(_("只有政银担贷款才由基金担保。"), "loan")
    if loan.is_ended or Guarantee.objects.filter(loan=loan).exists():
        raise refuse(_("这笔贷款已经担保或已经结束。"), "loan")
    day = business_day(on or today(), loan.applied_on)
    if why := standing_of_fund(held, day).why_not(amount):
        raise Refused(why)
    shares = [[party, str(percent)] for party, percent in pool_of(held.county_id, held.key).shares.items()]
    guarantee = Guarantee(
        county_id=loan.county_id, fund=held, loan=loan, guarantor=guarantor, on=day, fen=amount, shares=shares
    )
    guarantee.save(force_insert=True)
    _tell(guarantee, "guarantee", by, loan=str(loan), fen=amount, shares=shares)
    return guarantee


@transaction.atomic
def compensate_loss(
    guarantee: Guarantee, *, fen: int, document: str, by: Actor, on: date | None = None
) -> LossMovement:
    """代偿: the loss is shared out among the parties, to the fen; the fund pays its part."""
    fresh = lock(guarantee)
    require(GUARANTEE, fresh, by)
    if positive(fen) > (left := fresh.fen - left_to_recover(fresh)):
        raise refuse(_("代偿不能超过担保金额，最多还能代偿 %s。") % money.show(left), "fen")
    return _share_out(fresh, LossKind.COMPENSATION, fen, document, business_day(on or today(), fresh.on), by)


@transaction.atomic
def recover_loss(guarantee: Guarantee, *, fen: int, document: str, by: Actor, on: date | None = None) -> LossMovement:
    """追偿回收: what came back is shared back among those who bore the loss, in the same shares."""
    fresh = lock(guarantee)
    require(GUARANTEE, fresh, by)
    if positive(fen) > (left := left_to_recover(fresh)):
        raise refuse(_("最多还能回收 %s。") % money.show(left), "fen")
    first = fresh.movements.first()
    since = first.on if first else fresh.on
    return _share_out(fresh, LossKind.RECOVERY, fen, document, business_day(on or today(), since), by)


def _share_out(
    guarantee: Guarantee, kind: LossKind, fen: int, document: str, on: date, by: Actor
) -> LossMovement:  # fmt: skip
    movement = LossMovement(
        county_id=guarantee.county_id, guarantee=guarantee, kind=kind, on=on, fen=fen,
        document=needed(document, "document", 120),
    )  # fmt: skip
    movement.save(force_insert=True)
    fund_share = pool_of(guarantee.county_id, guarantee.fund.key).fund_share
    parts = shared_out(fen, guarantee.shares)
    LossPart.objects.bulk_create(
        LossPart(
            county_id=guarantee.county_id, movement=movement, party=party, order=order, fen=part,
            from_fund=party == fund_share,
        )
        for order, (party, part) in enumerate(parts.items())
    )  # fmt: skip
    _tell(guarantee, str(kind), by, fen=fen, parts=parts, document=movement.document)
    return movement


def _tell(record: Fund | Guarantee, deed: str, by: Actor, **after: object) -> None:
    journal.append(record.county_id, f"credit.{deed}", by=by, subject=journal.subject_of(record), after=after)
