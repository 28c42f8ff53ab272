"""Subjects: what formations are formed around. Rooms register a kind; the rooms below never learn what it is.

register(SubjectKind("chain", _("产业链"), subjects_of_chains, formed=seat_the_committee))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from silian.kernel.access import Actor


@dataclass(frozen=True)
class Subject:
    """One chain, project, enterprise or county on a day: its own unit, the one that answers for it, its member units."""

    kind: str
    id: str
    label: str
    unit: UUID | None = None
    responsible: UUID | None = None
    members: tuple[UUID, ...] = ()


class Formed(Protocol):
    """What the room does when a body has been formed for its subject, in the same transaction."""

    def __call__(self, subject: Subject, body: UUID, body_kind: str, *, by: Actor) -> None: ...


@dataclass(frozen=True)
class SubjectKind:
    """A kind of subject: `of(county, day)` gives those that there were on that day, in the order of lists."""

    name: str
    label: str | Promise
    of: Callable[[str, date], Iterable[Subject]]
    formed: Formed | None = None


KINDS: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> SubjectKind:
    KINDS[kind.name] = kind
    return kind


def subjects_of(kind: str, county: str, day: date) -> list[Subject]:
    """The subjects of a kind on a day; none of a kind that no room keeps yet (see `is_kept`)."""
    return list(KINDS[kind].of(county, day)) if kind in KINDS else []


def is_kept(kind: str) -> bool:
    return kind in KINDS


def tell_formed(subject: Subject, body: UUID, body_kind: str, *, by: Actor) -> None:
    formed = KINDS[subject.kind].formed
    if formed:
        formed(subject, body, body_kind, by=by)
