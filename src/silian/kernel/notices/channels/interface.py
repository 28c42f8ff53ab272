"""What a channel is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from silian.kernel.notices.readers import Contact


@dataclass(frozen=True)
class Message:
    """What is handed over: the same `id` is the same message, should the other side be asked twice."""

    id: str
    text: str


class NotSent(Exception):
    """It surely did not go out; the sentence says why. A final one is not worth another try."""

    def __init__(self, sentence: str, *, final: bool = False) -> None:
        super().__init__(sentence)
        self.final = final


class Channel(Protocol):
    """A way out. `needs` is what a contact must have to be reached by it; one that `pretends` sends nothing."""

    @property
    def needs(self) -> str | Promise: ...

    @property
    def pretends(self) -> bool: ...

    def reaches(self, contact: Contact) -> bool: ...

    def send(self, contact: Contact, message: Message) -> None:
        """Hands the message over; NotSent if it surely did not go out, anything else if nobody can say."""
