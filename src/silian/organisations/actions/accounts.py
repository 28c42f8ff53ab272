"""Opening and closing accounts, giving and taking roles. Nobody gives a role to themselves."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Account, Grant, Person, Unit
from silian.organisations.permissions import ADMINISTER
from silian.organisations.queries.accounts import administers, roles_of


@transaction.atomic
def open_account(
    county: str, username: str, *, by: Actor, person: Person | None = None, label: str = "", password: str | None = None
) -> Account:
    """Opens an account for a person; without a password it cannot sign in until one is set."""
    _ask(county, by)
    username = username.strip()
    if not username:
        raise Refused(_("请填写账号。"), {"username": _("缺账号")})
    if Account.objects.filter(username=username).exists():
        raise Refused(_("账号“%s”已有人用，请换一个。") % username, {"username": _("账号重复")})
    if person and person.county_id != county:
        raise Refused(_("%(person)s 不是本县登记的人员。") % {"person": person}, {"person": _("不在本县")})
    account = Account.objects.create_user(username, password, person=person, label=label, county_id=county)
    journal.append(county, "organisations.open_account", by=by, subject=journal.subject_of(account))
    return account


@transaction.atomic
def set_password(account: Account, password: str, *, county: str, by: Actor) -> Account:
    """Sets a first password, to be handed over in person; the owner then changes it."""
    _ask(county, by, account)
    try:
        validate_password(password, account)
    except ValidationError as fault:
        sentence = "".join(fault.messages)
        raise Refused(sentence, {"password": sentence}) from None
    account.set_password(password)
    account.save(update_fields=["password"])
    journal.append(county, "organisations.set_password", by=by, subject=journal.subject_of(account))
    return account


@transaction.atomic
def close_account(account: Account, *, county: str, by: Actor, ground: str = "") -> Account:
    """Closes an account; its sessions are dead at the next request."""
    _ask(county, by, account)
    if by.id == str(account.pk):
        raise Refused(_("不能停用自己的账号，请由另一位管理员办理。"))
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
    _ask(county, by, account)
    if by.id == str(account.pk):
        raise Refused(_("不能给自己授予角色，请由另一位管理员办理。"))
    _may_hang(role, county, unit, chain)
    grant = Grant(county_id=county, account=account, role=role, unit=unit, chain=chain, own=own, from_on=today())
    grant.save(force_insert=True)
    after = {"role": role, "unit": str(unit or ""), "chain": str(chain or ""), "own": own}
    journal.append(county, "organisations.give_role", by=by, subject=journal.subject_of(account), after=after)
    return grant


@transaction.atomic
def take_role(grant: Grant, *, by: Actor, ground: str = "") -> Grant:
    """Takes a role away from today on; at the next request it is gone."""
    _ask(grant.county_id, by, grant.account)
    if by.id == str(grant.account_id):
        raise Refused(_("不能收回自己的角色，请由另一位管理员办理。"))
    return record_change(grant, "take_role", by=by, note=ground, to_on=today())


def _ask(county: str, by: Actor, account: Account | None = None) -> None:
    """Accounts belong to the whole county: its administrator keeps them, and nobody else's."""
    allow(ADMINISTER, county, by)
    if not administers(by, county):
        raise Refused(_("账号由县里的系统管理员管理。"))
    if account and account.county_id != county and not by.unlimited:
        raise NotFound(f"account {account.pk}")


def _may_hang(role: str, county: str, unit: Unit | None, chain: UUID | None) -> None:
    known = roles_of(county)
    if role not in known:
        titles = "、".join(r.title for r in known.values()) or _("（还没有启用专项）")
        sentence = _("没有“%(role)s”这个角色。可以选：%(titles)s。") % {"role": role, "titles": titles}
        raise Refused(sentence, {"role": _("没有这个角色")})
    if unit is None and chain is None:
        raise Refused(_("请选择这个角色管到哪个单位或哪条链。"), {"unit": _("缺范围")})
    if unit and unit.county_id != county:
        raise Refused(_("%s 不是本县的单位。") % unit, {"unit": _("不在本县")})
