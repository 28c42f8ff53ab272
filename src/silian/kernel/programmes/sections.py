"""Sections: a room registers which file of a programme it reads, in which shape, and what else it checks there.

    KINDS = register(Section("kinds", "kinds.yaml", Kinds, check=check_kinds, needs=("programme",)))

The shape is a pydantic model that derives from `Declared`; the check sees what a shape cannot: words that another
room declared, entries of another file. A room registers in the module that its `AppConfig.ready()` imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict

from silian.kernel.access import Actor
from silian.kernel.programmes.files import Source, Steps
from silian.kernel.programmes.problems import Problem, unknown_word


class Declared(BaseModel):
    """The base of every shape: unknown words are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Shape = TypeVar("Shape", bound=BaseModel)
Handed = TypeVar("Handed", bound=BaseModel, contravariant=True)


class Hook(Protocol[Handed]):
    """What a room does when a programme is applied, in the same transaction: it makes or mends, and can be repeated."""

    def __call__(self, county: str, document: Handed, *, by: Actor) -> None: ...


@dataclass(frozen=True)
class Context:
    """What a check may look at: the file that it checks, and the documents of the sections that it needs."""

    county: str
    source: Source
    documents: Mapping[str, BaseModel]

    def of(self, section: Section[Shape]) -> Shape | None:
        """The document of a section named in `needs`; None where this programme has no such file."""
        return cast("Shape | None", self.documents.get(section.name))

    def problem(self, path: Steps, sentence: str, allowed: Iterable[str] = ()) -> Problem:
        """A problem at this place; the words that are allowed there are named after the sentence."""
        words = tuple(allowed)
        hint = _("可以写：%(words)s。") % {"words": "、".join(words)} if words else ""
        return Problem(self.source.file, self.source.line(path), sentence + hint, words)

    def unknown(self, path: Steps, word: str, allowed: Iterable[str]) -> Problem:
        return unknown_word(self.source.file, self.source.line(path), word, allowed)


@dataclass(frozen=True)
class Section(Generic[Shape]):
    """One file of a programme. `needs` names the sections whose documents the check looks at."""

    name: str
    file: str
    model: type[Shape]
    check: Callable[[Shape, Context], Iterable[Problem]] | None = None
    required: bool = False
    needs: tuple[str, ...] = ()
    on_apply: Hook[Shape] | None = None


SECTIONS: dict[str, Section[BaseModel]] = {}


def register(section: Section[Shape]) -> Section[Shape]:
    """Makes the section part of every programme; two rooms cannot read the same file."""
    taken = {other.file: other for other in SECTIONS.values() if other.name != section.name}
    if section.file in taken:
        raise ValueError(f"{section.file} is already the section {taken[section.file].name}")
    SECTIONS[section.name] = cast("Section[BaseModel]", section)
    return section
