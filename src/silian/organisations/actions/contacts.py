"""Where an account is reached outside: its owner says."""

from __future__ import annotations

from django.db import transaction

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.errors import NotFound
from silian.organisations.models import Account


@transaction.atomic
def change_mail_address(account: Account, email: str, *, county: str, by: Actor) -> Account:
    """Keeps the address to which the owner of the account wants mail; empty for none. Nobody else may."""
    if by.id != str(account.pk):
        raise NotFound(f"organisations.account {account.pk}")
    if account.email != email:
        before, account.email = account.email, email
        account.save(update_fields=["email"])
        journal.append(
            county, "organisations.change_mail_address", by=by, subject=journal.subject_of(account),
            before={"email": journal.digest(before)}, after={"email": journal.digest(email)},
        )  # fmt: skip
    return account
