"""In whose name an account reads notices, and where it is reached outside: what `kernel.notices` asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from silian.kernel.calendar import today
from silian.kernel.notices.readers import Contact, register
from silian.organisations.models import Account, Grant, Post
from silian.organisations.queries.tree import in_force


class AddressBook:
    def keys_of(self, account: UUID) -> QuerySet[Any, UUID]:
        """Itself, its person and that person's unit, the seats that the person holds with their units, the units of its roles."""
        itself = Account.objects.filter(pk=account, is_active=True)
        posts = Post.objects.filter(in_force(today()), person__accounts=account)
        grants = Grant.objects.filter(in_force(today()), account=account, unit__isnull=False)
        return _keys(itself, "pk").union(
            _keys(itself.filter(person__isnull=False), "person"),
            _keys(itself.filter(person__unit__isnull=False), "person__unit"),
            _keys(posts, "seat"), _keys(posts, "seat__unit"), _keys(grants, "unit"),
            all=True,
        )  # fmt: skip

    def contact_of(self, account: UUID) -> Contact | None:
        found = Account.objects.filter(pk=account, is_active=True).select_related("person").first()
        if found is None:
            return None
        return Contact(found.pk, found.email, found.person.phone if found.person else "")


def _keys(rows: QuerySet[Any], name: str) -> QuerySet[Any, UUID]:
    return rows.order_by().values_list(name, flat=True)


register(AddressBook())
