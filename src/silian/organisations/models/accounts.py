"""Accounts sign in; grants say what they may do. An account may stand for a person, and outlives none of their posts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.ids import new_id
from silian.organisations.models.base import County, Record
from silian.organisations.models.people import Person
from silian.organisations.models.units import Unit


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(force_insert=True)
        return account


class Account(AbstractBaseUser):
    """Someone who can sign in. What an account may do comes from its grants and from the posts of its person.

    `county` is where it was opened, and whose administrator may close it; an account of the installation has none.
    """

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(_("账号"), max_length=60, unique=True)
    email = models.EmailField(_("邮箱"), blank=True)
    label = models.CharField(_("显示名"), max_length=60, blank=True)
    county = models.ForeignKey(County, models.PROTECT, null=True, blank=True, db_column="county", related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="accounts")
    is_active = models.BooleanField(_("启用"), default=True)

    objects = AccountManager()

    def __str__(self) -> str:
        return self.label or (self.person.name if self.person else self.username)


class Grant(Record):
    """A role at an anchor for an account: a unit's subtree, a chain, or the account's own self (`unit` with `own`)."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    role = models.CharField(_("角色"), max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    chain = models.UUIDField(null=True, blank=True)
    own = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(chain__isnull=False), name="a_grant_has_an_anchor"
            )
        ]
        indexes = [models.Index(fields=["county", "account"], name="grants_of_an_account")]

    def __str__(self) -> str:
        return f"{self.account}: {self.role}"
