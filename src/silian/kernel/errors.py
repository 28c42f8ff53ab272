"""How the house says no. Every sentence is for the person at the screen: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """A rule says no; nothing was changed. Pages answer 422, the command exits 1.

    `fields` binds a sentence to the form field, column or answer that it speaks of.
    """

    def __init__(self, sentence: object, fields: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fields = dict(fields or {})

    def __str__(self) -> str:
        return str(self.sentence)


class NotFound(Exception):
    """There is no such record, or not for this person: the two must look alike (404)."""


class Conflict(Refused):
    """Somebody else was faster; the page shows both values (409)."""
