"""Whose names a person may read: everybody else's are starred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from silian.kernel.access import Actor, visible
from silian.talent.permissions import SEE_NAMES

R = TypeVar("R")


def with_person(records: Iterable[R], by: Actor) -> list[tuple[R, str]]:
    """Each record, all of one kind, with its person's name: in full for those whom this actor may read, else starred.

    Empty where a record has no person. One query, however many there are.
    """
    shown: list[Any] = list(records)
    readable = _readable(shown, by)
    return [(record, _name(record.individual, record.pk in readable)) for record in shown]


def _readable(records: list[Any], by: Actor) -> frozenset[UUID]:
    if not records:
        return frozenset()
    rows = type(records[0])._default_manager.filter(pk__in=[record.pk for record in records])
    return frozenset(visible(rows, by, SEE_NAMES).values_list("pk", flat=True))


def _name(person: Any, in_full: bool) -> str:
    if person is None:
        return ""
    return person.name if in_full else str(person)
