"""`societies.yaml`: the societies of a programme, and what each needs before it can be founded.

A society is named `<programme>/<society>`. Disciplines and regions are declared, so that several can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.meetings.organs import MEETINGS

Titles = Mapping[str, str]


class Founding(Declared):
    """The conditions of the founding; `meetings` maps an organ's rule of `meetings.yaml` to how many were held."""

    members: int = Field(default=1, ge=1)
    disciplines: int = Field(default=1, ge=1)
    regions: int = Field(default=1, ge=1)
    tasks_done: bool = True
    meetings: Mapping[str, int] = Field(default_factory=dict)


class DeclaredSociety(Declared):
    title: str = Field(min_length=1, max_length=60)
    purpose: str = Field(min_length=1, max_length=300)
    disciplines: Titles = Field(min_length=1)
    regions: Titles = Field(min_length=1)
    founding: Founding = Founding()


class Societies(Declared):
    societies: Mapping[str, DeclaredSociety] = Field(min_length=1)


def check_conditions(document: Societies, context: Context) -> Iterable[Problem]:
    meetings = context.of(MEETINGS)
    organs = meetings.organs if meetings else {}
    for name, society in document.societies.items():
        path = ("societies", name, "founding")
        for word, titles in (("disciplines", society.disciplines), ("regions", society.regions)):
            if getattr(society.founding, word) > len(titles):
                yield context.problem((*path, word), _("成立条件比所列的还多，永远达不到：列了 %d 个。") % len(titles))
        for organ in society.founding.meetings:
            if organ not in organs:
                yield context.unknown((*path, "meetings", organ), organ, organs)


SOCIETIES = register(Section("societies", "societies.yaml", Societies, check=check_conditions, needs=(MEETINGS.name,)))


def societies_of(county: str) -> dict[str, DeclaredSociety]:
    """The societies that the programmes in force declare, by full name."""
    return {
        f"{programme}/{name}": declared
        for programme, document in documents(county, SOCIETIES).items()
        for name, declared in document.societies.items()
    }


def society_named(county: str, name: str) -> DeclaredSociety:
    """The declaration of this full name; refuses where no programme in force has it."""
    declared = societies_of(county).get(name)
    if declared is None:
        raise Refused(_("没有“%s”这个学会，请先启用它的专项。") % name, {"kind": _("请选择。")})
    return declared


def titles_of_disciplines(county: str) -> dict[str, str]:
    return {name: title for each in societies_of(county).values() for name, title in each.disciplines.items()}


def titles_of_regions(county: str) -> dict[str, str]:
    return {name: title for each in societies_of(county).values() for name, title in each.regions.items()}
