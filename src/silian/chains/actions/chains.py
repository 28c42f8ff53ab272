"""Opening and closing a chain, and giving it its joint committee."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, ChainPlace
from silian.chains.permissions import MANAGE
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import in_force


@transaction.atomic
def open_chain(
    county: str,
    name: str,
    *,
    by: Actor,
    on: date,
    office: Unit | None = None,
    committee: Unit | None = None,
    order: int = 0,
    is_key: bool = True,
) -> Chain:
    """Opens a chain from a day on. `office` is the responsible department, `committee` its joint committee."""
    allow(MANAGE, county, by)
    if Chain.objects.filter(county_id=county, name=name, to_on=None).exists():
        raise Refused(_("本县已有名为“%s”的产业链。") % name, {"name": _("产业链重名")})
    for unit in filter(None, (office, committee)):
        _belongs(unit, county)
    chain = Chain(
        county_id=county, name=name, order=order, is_key=is_key, office=office, committee=committee, from_on=on
    )
    chain.save(force_insert=True)
    after = {"office": str(office or ""), "committee": str(committee or ""), "on": on.isoformat()}
    journal.append(county, "chains.open_chain", by=by, subject=journal.subject_of(chain), after=after)
    return chain


@transaction.atomic
def seat_committee(chain: Chain, committee: Unit, *, by: Actor) -> Chain:
    """Gives a chain its joint committee: a unit under the county's committee, formed for this chain."""
    require(MANAGE, chain, by)
    _belongs(committee, chain.county_id)
    if committee.kind != UnitKind.COMMITTEE:
        raise Refused(_("%s 不是委员会，不能作联合党委。") % committee, {"committee": _("不是委员会")})
    return record_change(chain, "seat_committee", by=by, committee=committee)


@transaction.atomic
def close_chain(chain: Chain, *, on: date, by: Actor, ground: str) -> Chain:
    """Closes a chain from a day on; refuses while enterprises stand on it."""
    require(MANAGE, chain, by)
    left = ChainPlace.objects.filter(in_force(on), chain=chain).count()
    if left:
        raise Refused(_("%(chain)s链上还有 %(n)d 家企业，请先移出。") % {"chain": chain, "n": left})
    return record_change(chain, "close_chain", by=by, note=ground, to_on=on)


def _belongs(unit: Unit, county: str) -> None:
    if unit.county_id != county:
        raise Refused(_("%s 不是本县的单位。") % unit)
