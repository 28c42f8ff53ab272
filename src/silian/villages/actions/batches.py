"""养殖批次: beginning one, what happens on its days, forecasting and settling it. Profit is never typed."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.organisations.models import Record
from silian.villages.actions._checking import happened, needed, positive
from silian.villages.models import Batch, Cost, Forecast, Sale, Stocking, Village
from silian.villages.permissions import KEEP

R = TypeVar("R", bound=Record)


@transaction.atomic
def begin_batch(
    village: Village, *, product: str, fry: int, on: date, sale_due: date, by: Actor, place: str = ""
) -> Batch:
    """A batch begins with its first stocking of so many fry 尾; it is the batch of that day's year."""
    require(KEEP, village, by)
    happened(on)
    if sale_due < on:
        raise Refused(_("预计销售日期不能早于投苗日期。"), {"sale_due": _("早于投苗日期")})
    name = needed(product, "product", 60)
    if village.batches.filter(year=on.year, product=name).exists():
        raise Refused(_("这个村 %(year)d 年已有%(product)s批次，请在那一批里再记投苗。") % {
            "year": on.year, "product": name,
        }, {"product": _("已有这一批")})  # fmt: skip
    batch = Batch(
        county_id=village.county_id, village=village, year=on.year, product=name, place=place.strip()[:100],
        stocked_on=on, sale_due=sale_due,
    )  # fmt: skip
    batch.save(force_insert=True)
    row = Stocking(county_id=batch.county_id, batch=batch, on=on, fry=positive(fry, "fry"))
    row.save(force_insert=True)
    after = {"product": name, "fry": fry, "on": on.isoformat()}
    journal.append(batch.county_id, "villages.begin_batch", by=by, subject=journal.subject_of(batch), after=after)
    return batch


@transaction.atomic
def stock(batch: Batch, *, fry: int, on: date, by: Actor) -> Stocking:
    """More fry into the water of a batch."""
    fresh = _open(batch, by)
    happened(on, since=fresh.stocked_on)
    row = Stocking(county_id=fresh.county_id, batch=fresh, on=on, fry=positive(fry, "fry"))
    return _enter(row, "stock", by, {"fry": fry, "on": on.isoformat()})


@transaction.atomic
def sell(batch: Batch, *, fen: int, on: date, by: Actor, about: str = "") -> Sale:
    """Something of the batch was sold."""
    fresh = _open(batch, by)
    happened(on, since=fresh.stocked_on)
    row = Sale(county_id=fresh.county_id, batch=fresh, on=on, fen=positive(fen, "fen"), about=about.strip()[:100])
    return _enter(row, "sell", by, {"fen": fen, "on": on.isoformat()})


@transaction.atomic
def spend(batch: Batch, *, kind: str, fen: int, on: date, by: Actor, about: str = "") -> Cost:
    """Something was spent on the batch; what was built before the stocking may be of an earlier day."""
    fresh = _open(batch, by)
    happened(on)
    row = Cost(
        county_id=fresh.county_id, batch=fresh, on=on, kind=kind, fen=positive(fen, "fen"), about=about.strip()[:100]
    )
    return _enter(row, "spend", by, {"kind": kind, "fen": fen, "on": on.isoformat()})


@transaction.atomic
def forecast(batch: Batch, *, output_fen: int, profit_fen: int, ground: str, on: date, by: Actor) -> Forecast:
    """预计: what the batch will bring in all, as it is expected from this day on."""
    fresh = _open(batch, by)
    happened(on, since=fresh.stocked_on)
    if profit_fen > output_fen:
        raise Refused(_("预计利润不能大于预计产值。"), {"profit_fen": _("大于产值")})
    row = Forecast(
        county_id=fresh.county_id, batch=fresh, on=on, output_fen=positive(output_fen, "output_fen"), profit_fen=profit_fen,
        ground=needed(ground, "ground"),
    )  # fmt: skip
    return _enter(row, "forecast", by, {"output_fen": output_fen, "profit_fen": profit_fen, "ground": row.ground})


@transaction.atomic
def settle_batch(batch: Batch, *, on: date, by: Actor, version: int | None = None) -> Batch:
    """结算: the batch is sold and its costs are in; nothing is added to it afterwards."""
    fresh = _open(batch, by, version)
    last = max([fresh.stocked_on, *fresh.sales.values_list("on", flat=True), *fresh.costs.values_list("on", flat=True)])
    happened(on, since=last)
    if not fresh.sales.exists():
        raise Refused(_("还没有销售记录，不能结算。先记卖了多少。"))
    return record_change(batch, "settle_batch", by=by, settled_on=on)


def _open(batch: Batch, by: Actor, version: int | None = None) -> Batch:
    """The batch, locked, for somebody who keeps it, as long as it is not settled."""
    fresh = lock(batch, version=version)
    require(KEEP, fresh, by)
    if fresh.settled_on:
        raise Refused(_("这一批已在 %s 结算，不能再记。") % fresh.settled_on)
    return fresh


def _enter(row: R, deed: str, by: Actor, after: dict[str, object]) -> R:
    row.save(force_insert=True)
    subject = journal.subject_of(row.batch)  # type: ignore[attr-defined]  # each of them hangs on its batch
    journal.append(row.county_id, f"villages.{deed}", by=by, subject=subject, after=after)
    return row
