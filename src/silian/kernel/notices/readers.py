"""Who reads what, and where an account is reached: kept upstairs, asked here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet


@dataclass(frozen=True)
class Contact:
    """Where an account can be reached outside; empty where it cannot."""

    account: UUID
    email: str = ""
    phone: str = ""


class AddressBook(Protocol):
    """What the room that keeps accounts knows."""

    def keys_of(self, account: UUID) -> QuerySet[Any, UUID]:
        """The keys of everybody in whose name the account reads today: itself, its person, seats and units. One query."""

    def contact_of(self, account: UUID) -> Contact | None:
        """Where the account is reached; None for one that is closed."""


_book: AddressBook | None = None


def register(book: AddressBook) -> None:
    """Names the address book; called once, when its room is ready."""
    global _book
    _book = book


def book() -> AddressBook:
    if _book is None:
        raise RuntimeError("no room has registered an address book")
    return _book
