"""What is in force: the applied versions, and their documents in the shapes of the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from silian.kernel.errors import Refused
from silian.kernel.memo import remembered
from silian.kernel.programmes.models import IN_FORCE, AppliedProgramme
from silian.kernel.programmes.roles import ROLES
from silian.kernel.programmes.sections import SECTIONS, Section

Shape = TypeVar("Shape", bound=BaseModel)


def in_force(county: str | None = None) -> QuerySet[AppliedProgramme]:
    """The versions in force, of one county or of all."""
    rows = AppliedProgramme.objects.filter(IN_FORCE).order_by("county", "applied_at", "name")
    return rows if county is None else rows.filter(county=county)


def titles(county: str) -> Mapping[str, str]:
    """What the programmes in force in the county are called, by name, in the order in which they were applied."""
    return {row.name: row.title for row in standing(county)}


class Standing(NamedTuple):
    """A version in force without its files, which are large and read once a process (`_document`)."""

    pk: UUID
    county: str
    name: str
    version: int
    title: str


@remembered
def standing(county: str) -> tuple[Standing, ...]:
    """The versions in force in the county, in the order in which they were applied."""
    return tuple(Standing(*row) for row in in_force(county).values_list(*Standing._fields))


def current(county: str, name: str) -> AppliedProgramme | None:
    """The version of this programme in force in the county; None where it was never applied, or is retired."""
    return in_force(county).filter(name=name).first()


def history(county: str, name: str) -> QuerySet[AppliedProgramme]:
    """Every version that was ever applied, the newest first."""
    return AppliedProgramme.objects.filter(county=county, name=name).order_by("-version")


def documents(county: str, section: Section[Shape]) -> dict[str, Shape]:
    """A section's documents of all programmes in force in the county, by programme name."""
    return {row.name: found for row in standing(county) if (found := _document(row.pk, section))}


def document(county: str, name: str, section: Section[Shape]) -> Shape | None:
    """A section of the programme's newest version, retired or not: its records outlive it and keep its words."""
    pk = next((row.pk for row in standing(county) if row.name == name), None)
    pk = pk or history(county, name).values_list("pk", flat=True).first()
    return _document(pk, section) if pk else None


def reach_of(county: str, role: str) -> dict[str, frozenset[str]]:
    """What a role holds in the county: its verbs, and the ties of each, joined over the programmes in force."""
    held: dict[str, frozenset[str]] = {}
    for declared in documents(county, ROLES).values():
        if role in declared.roles:
            for verb, ties in declared.roles[role].may.items():
                held[verb] = held.get(verb, frozenset()).union(ties)
    return held


def _document(pk: UUID, section: Section[Shape]) -> Shape | None:
    return cast("Shape | None", _shaped(pk, section.name))


@lru_cache(maxsize=512)
def _shaped(pk: UUID, section: str) -> BaseModel | None:
    """A version never changes, so its key is all that a process needs to remember its documents by."""
    row = AppliedProgramme.objects.get(pk=pk)
    data: Mapping[str, object] | None = row.sections.get(section)
    if data is None:
        return None
    try:
        return SECTIONS[section].model.model_validate(data)
    except ValidationError:
        sentence = _("专项“%(title)s”是按旧版程序启用的，请重新启用：silian programme apply。")
        raise Refused(sentence % {"title": row.title}) from None
