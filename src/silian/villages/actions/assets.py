"""三资: entering assets, resources and contracts, money that came in or went out, and rents that are paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.kernel.money import show
from silian.villages.actions._checking import Files, happened, keep_proof, mu, needed, positive
from silian.villages.models import Asset, Contract, Movement, Rent, Resource, Village
from silian.villages.permissions import KEEP
from silian.villages.queries import running_contracts, with_payments

MOST_RENTS = 70  # years of the longest lease that the law knows


@transaction.atomic
def enter_asset(village: Village, *, name: str, fen: int, acquired_on: date, by: Actor) -> Asset:
    """An asset of the collective with its first value in fen."""
    require(KEEP, village, by)
    happened(acquired_on, "acquired_on")
    row = Asset(
        county_id=village.county_id, village=village, name=needed(name, "name", 100), fen=positive(fen, "fen"),
        acquired_on=acquired_on,
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"name": row.name, "fen": fen, "on": acquired_on.isoformat()}
    journal.append(village.county_id, "villages.enter_asset", by=by, subject=journal.subject_of(village), after=after)
    return row


@transaction.atomic
def dispose_of(asset: Asset, *, on: date, reason: str, by: Actor, version: int | None = None) -> Asset:
    """An asset is sold or scrapped, for a reason."""
    fresh = lock(asset, version=version)
    require(KEEP, fresh, by)
    if fresh.disposed_on:
        raise Refused(_("这项资产已在 %s 处置。") % fresh.disposed_on)
    happened(on, since=fresh.acquired_on)
    return record_change(asset, "dispose_of", by=by, disposed_on=on, disposed_for=needed(reason, "reason"))


@transaction.atomic
def enter_resource(village: Village, *, name: str, kind: str, area: Decimal, on: date, by: Actor) -> Resource:
    """Land or water of the village, in mu."""
    require(KEEP, village, by)
    row = Resource(
        county_id=village.county_id, village=village, name=needed(name, "name", 100), kind=kind, area=mu(area),
        from_on=happened(on),
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"name": row.name, "kind": kind, "area": str(area)}
    journal.append(
        village.county_id, "villages.enter_resource", by=by, subject=journal.subject_of(village), after=after
    )
    return row


@transaction.atomic
def sign_contract(
    village: Village, *, side: str, about: str, party: str, rent_fen: int, signed_on: date, from_on: date, until: date,
    by: Actor, natural: bool = False, area: Decimal | None = None, resource: Resource | None = None, proof: Files = (),
) -> Contract:  # fmt: skip
    """A contract with its rent in fen a year, due on the first day of every year that it runs."""
    require(KEEP, village, by)
    happened(signed_on, "signed_on")
    if not signed_on <= from_on < until:
        raise Refused(_("到期日期应晚于起租日期，起租日期不早于签订日期。"), {"until": _("请核对三个日期。")})
    _check_resource(village, resource, side, from_on)
    row = Contract(
        county_id=village.county_id, village=village, side=side, about=needed(about, "about", 100), resource=resource,
        area=mu(area) if area is not None else None, party=needed(party, "party", 60), natural=natural,
        signed_on=signed_on, from_on=from_on, until=until,
    )  # fmt: skip
    row.save(force_insert=True)
    rents = [
        Rent(county_id=row.county_id, contract=row, due=due, fen=positive(rent_fen, "rent_fen"))
        for due in _dues(from_on, until)
    ]
    Rent.objects.bulk_create(rents)
    after = {
        "side": side, "about": row.about, "party": journal.digest(row.party), "rent_fen": rent_fen,
        "until": until.isoformat(), "files": keep_proof(row, proof, by=by),
    }  # fmt: skip
    journal.append(row.county_id, "villages.sign_contract", by=by, subject=journal.subject_of(row), after=after)
    return row


def _check_resource(village: Village, resource: Resource | None, side: str, from_on: date) -> None:
    if resource is None:
        return
    if resource.village_id != village.pk:
        raise Refused(_("这项资源不是本村的。"), {"resource": _("请另选。")})
    let = running_contracts(village, from_on).filter(resource=resource, side=Contract.Side.LETS).first()
    if side == Contract.Side.LETS and let:
        raise Refused(_("这项资源到 %s 前已发包。") % let.until, {"resource": _("已发包")})


def _dues(from_on: date, until: date) -> list[date]:
    """The same day every year while the contract runs; the 29th of February falls on the 28th in other years."""
    dues = []
    for year in range(from_on.year, min(until.year, from_on.year + MOST_RENTS) + 1):
        leap = (from_on.month, from_on.day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400))
        due = from_on.replace(year=year, day=28) if leap else from_on.replace(year=year)
        if due < until:
            dues.append(due)
    return dues


@transaction.atomic
def end_contract(contract: Contract, *, on: date, reason: str, by: Actor, version: int | None = None) -> Contract:
    """Ends a contract before its time; rents that are due later are not asked for any more."""
    fresh = lock(contract, version=version)
    require(KEEP, fresh, by)
    if fresh.ended_on or on >= fresh.until:
        raise Refused(_("这份合同到 %s 已经结束。") % (fresh.ended_on or fresh.until), {"on": _("请核对日期。")})
    happened(on, since=fresh.signed_on)
    return record_change(contract, "end_contract", by=by, ended_on=on, ended_for=needed(reason, "reason"))


@transaction.atomic
def move_money(village: Village, *, kind: str, fen: int, about: str, on: date, by: Actor) -> Movement:
    """Money that came in or went out; the kind says which way."""
    require(KEEP, village, by)
    return _move(village, kind, positive(fen, "fen"), needed(about, "about", 120), happened(on), by)


@transaction.atomic
def pay_rent(rent: Rent, *, fen: int, on: date, by: Actor) -> Movement:
    """A rent is paid, whole or in part: received where the village lets, spent where it takes."""
    fresh = lock(rent)
    require(KEEP, fresh, by)
    left = with_payments(Rent.objects.filter(pk=fresh.pk)).get().left
    if positive(fen, "fen") > left:
        raise Refused(_("这一期只欠 %s。") % show(left), {"fen": _("多于所欠")})
    contract = fresh.contract
    kind = Movement.Kind.RENT if contract.side == Contract.Side.LETS else Movement.Kind.RENT_OUT
    about = _("%(about)s租金（%(due)s 期）") % {"about": contract.about, "due": fresh.due}
    return _move(contract.village, kind, fen, about, happened(on, since=contract.signed_on), by, rent=fresh)


def _move(village: Village, kind: str, fen: int, about: str, on: date, by: Actor, rent: Rent | None = None) -> Movement:
    row = Movement(county_id=village.county_id, village=village, kind=kind, fen=fen, about=about, on=on, rent=rent)
    row.save(force_insert=True)
    after = {"kind": kind, "fen": fen, "about": about, "on": on.isoformat()}
    journal.append(village.county_id, "villages.move_money", by=by, subject=journal.subject_of(village), after=after)
    return row


@transaction.atomic
def reverse_movement(movement: Movement, *, reason: str, by: Actor, version: int | None = None) -> Movement:
    """A wrong entry is taken back today; it stays readable, and a quarter that was published keeps what it said."""
    fresh = lock(movement, version=version)
    require(KEEP, fresh, by)
    if fresh.reversed_on:
        raise Refused(_("这笔收支已在 %s 冲回。") % fresh.reversed_on)
    return record_change(
        movement, "reverse_movement", by=by, reversed_on=today(), reversed_for=needed(reason, "reason")
    )
