"""Opening and closing accounts, giving and taking roles. Nobody gives a role to themselves."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Account, Grant, Person, Unit
from silian.organisations.permissions import ADMINISTER


@transaction.atomic
def open_account(
    county: str, username: str, *, by: Actor, person: Person | None = None, label: str = "", password: str | None = None
) -> Account:
    """Opens an account for a person; without a password it cannot sign in until one is set."""
    allow(ADMINISTER, county, by)
    if Account.objects.filter(username=username).exists():
        raise Refused(_("账号“%s”已有人用，请换一个。") % username, {"username": _("账号重复")})
    account = Account.objects.create_user(username, password, person=person, label=label)
    journal.append(county, "organisations.open_account", by=by, subject=journal.subject_of(account))
    return account


@transaction.atomic
def close_account(account: Account, *, county: str, by: Actor, ground: str = "") -> Account:
    """Closes an account; its sessions are dead at the next request."""
    allow(ADMINISTER, county, by)
    account.is_active = False
    account.save(update_fields=["is_active"])
    journal.append(county, "organisations.close_account", by=by, subject=journal.subject_of(account), note=ground)
    return account


@transaction.atomic
def give_role(
    account: Account,
    role: str,
    *,
    county: str,
    by: Actor,
    unit: Unit | None = None,
    chain: UUID | None = None,
    own: bool = False,
) -> Grant:
    """Gives an account a role at an anchor: a unit's subtree, a chain, or (with `own`) the unit itself as the account's self."""
    allow(ADMINISTER, county, by)
    if by.id == str(account.pk):
        raise Refused(_("不能给自己授予角色，请由另一位管理员办理。"))
    grant = Grant(
        county_id=county, account=account, role=role, unit=unit, chain=chain, own=own, from_on=today()
    )
    grant.save(force_insert=True)
    after = {"role": role, "unit": str(unit or ""), "chain": str(chain or ""), "own": own}
    journal.append(county, "organisations.give_role", by=by, subject=journal.subject_of(account), after=after)
    return grant


@transaction.atomic
def take_role(grant: Grant, *, by: Actor, ground: str = "") -> Grant:
    """Takes a role away from today on."""
    allow(ADMINISTER, grant.county_id, by)
    return record_change(grant, "take_role", by=by, note=ground, to_on=today())
