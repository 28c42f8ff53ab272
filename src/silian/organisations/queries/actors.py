"""From an account to an actor: its own grants, and those that follow the posts of its person, as they stand today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from silian.kernel import access, programmes
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.organisations.models import Account, Grant, Placement, Post, Unit
from silian.organisations.queries.accounts import roles_of
from silian.organisations.queries.tree import in_force, is_root_path, keys_below

Anchor = Literal["unit", "chain", "self"]


def actor_for(account: Account, place: str = "") -> Actor:
    """Who acts when this account is signed in; read anew at each request, so that a right taken away is gone at once."""
    rows = [*_granted(account), *_from_posts(account)] if account.is_active else []
    grants = tuple(_resolved(row) for row in rows)
    return Actor(
        kind="account", id=str(account.pk), label=str(account), grants=grants, place=place,
        person=account.person_id, counties=frozenset(row.county for row in rows),
    )  # fmt: skip


def readers_of(county: str) -> Iterator[tuple[Account, Actor]]:
    """The accounts of the county with which somebody can sign in, each as it acts: who may be written to."""
    for account in Account.objects.filter(county=county, is_active=True).select_related("person").order_by("username"):
        if account.has_usable_password():
            yield account, actor_for(account)


@dataclass(frozen=True)
class _Held:
    """A role as it is held: where, at which anchor, and the keys that count as the holder's own self.

    `path` is where the unit stands today; empty for one that stands nowhere any more.
    """

    county: str
    role: str
    anchor: Anchor
    unit: Unit | None
    path: str
    chain: UUID | None
    own: frozenset[UUID]


def _granted(account: Account) -> Iterator[_Held]:
    rows = Grant.objects.filter(in_force(today()), account=account).select_related("unit")
    for row in _with_path(rows, "unit"):
        anchor: Anchor = "self" if row.own else "unit" if row.unit else "chain"
        yield _Held(row.county_id, row.role, anchor, row.unit, row.path or "", row.chain, _own(account, row.unit))


def _from_posts(account: Account) -> Iterator[_Held]:
    if account.person_id is None:
        return
    posts = Post.objects.filter(in_force(today()), person=account.person_id).exclude(seat__role="")
    for post in _with_path(posts.select_related("seat__unit", "seat__anchor"), Coalesce("seat__anchor", "seat__unit")):
        seat, unit = post.seat, post.seat.anchor or post.seat.unit
        anchor = _anchor_of(seat.role, seat.county_id)
        chain = seat.chain if anchor == "chain" else None
        yield _Held(seat.county_id, seat.role, anchor, unit, post.path or "", chain, _own(account, unit))


def _with_path(rows: QuerySet[Any], unit: str | Coalesce) -> QuerySet[Any]:
    """The rows with the path of their unit in today's tree."""
    here = Placement.objects.filter(in_force(today()), unit=OuterRef("at"))
    at = F(unit) if isinstance(unit, str) else unit
    found: QuerySet[Any] = rows.annotate(at=at).annotate(path=Subquery(here.values("path")[:1]))
    return found


def _anchor_of(role: str, county: str) -> Anchor:
    """A seat is for a unit and perhaps a chain; its role's declaration says on which of them the right hangs."""
    declared = roles_of(county).get(role)
    return declared.anchor if declared else "unit"


def _own(account: Account, unit: Unit | None) -> frozenset[UUID]:
    return frozenset(key for key in (account.pk, account.person_id, unit and unit.pk) if key)


def _resolved(held: _Held) -> access.Grant:
    return access.Grant(
        county=held.county, role=held.role, reach=programmes.reach_of(held.county, held.role), chain=held.chain,
        own=held.own, units=_units(held), anchor=held.anchor,
    )  # fmt: skip


def _units(held: _Held) -> frozenset[UUID] | None:
    """The unit and what is below it; None for the whole county, which a chain, a self and the tree's root stand in."""
    if held.anchor != "unit" or held.unit is None or is_root_path(held.path):
        return None
    return keys_below(held.county, held.path) if held.path else frozenset({held.unit.pk})
