"""Accounts as their administrator sees them, and the roles that the county's programmes declare."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from silian.kernel import programmes
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.programmes import Role
from silian.organisations.models import Account, Grant, Post
from silian.organisations.permissions import ADMINISTER
from silian.organisations.queries.tree import in_force


def accounts_for(by: Actor, county: str, words: str = "") -> QuerySet[Account]:
    """The accounts that this person keeps: those of the county, for an administrator at the county's root."""
    if not administers(by, county):
        return Account.objects.none()
    accounts = Account.objects.filter(county=county).select_related("person__unit").order_by("username")
    if words:
        named = Q(username__icontains=words) | Q(label__icontains=words) | Q(person__name__icontains=words)
        accounts = accounts.filter(named | Q(person__unit__name__icontains=words))
    return accounts


def held_by(accounts: QuerySet[Account]) -> list[tuple[Account, list[str]]]:
    """Each account with the roles that it holds today, by itself or through the posts of its person."""
    grants = Prefetch("grants", Grant.objects.filter(in_force(today())), to_attr="granted")
    posts = Prefetch(
        "person__posts",
        Post.objects.filter(in_force(today())).exclude(seat__role="").select_related("seat"),
        to_attr="held",
    )
    return [(account, _roles_of(account)) for account in accounts.prefetch_related(grants, posts)]


def _roles_of(account: Any) -> list[str]:
    own = [grant.role for grant in account.granted]
    return sorted({*own, *(post.seat.role for post in account.person.held)} if account.person else set(own))


def administers(by: Actor, county: str) -> bool:
    """Accounts hang on no unit, so a right over a part of the county gives none of them."""
    return by.unlimited or any(
        g.county == county and g.anchor == "unit" and g.units is None and g.reach.get(ADMINISTER.name)
        for g in by.grants
    )


def account_for(by: Actor, county: str, key: UUID) -> Account:
    account = accounts_for(by, county).filter(pk=key).first()
    if account is None:
        raise NotFound(f"account {key}")
    return account


def roles_of(county: str) -> dict[str, Role]:
    """Every role that a programme in force declares, by name; what two programmes declare is joined when it is held."""
    return {
        name: role
        for roles in programmes.documents(county, programmes.ROLES).values()
        for name, role in roles.roles.items()
    }


def grants_of(account: Account) -> QuerySet[Grant]:
    """The roles that the account itself holds today; those of its person's posts follow the posts."""
    return Grant.objects.filter(in_force(today()), account=account).select_related("unit").order_by("role")
