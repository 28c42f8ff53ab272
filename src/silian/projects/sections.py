"""What a programme says about projects: `projects.yaml`, and how the room reads what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.matters.kinds import KINDS
from silian.organisations.queries.formations import formations_of
from silian.organisations.sections import FORMATIONS

NUMBER = r"^[A-Z]{1,6}-?\{year\}-?\{number:0[3-8]d\}$"


class Keepers(Declared):
    """Who keeps a project, side after side: levels of a formation, the last of them formed around the project itself."""

    formation: str
    sides: tuple[str, ...] = Field(min_length=2, max_length=6)


class Pipeline(Declared):
    """`stuck_after`, `accept_within`, `report_within` are working days; `needs` is the kind of matter a need becomes."""

    number: str = Field(default="XM{year}-{number:04d}", pattern=NUMBER)
    trip_number: str = Field(default="ZS{year}-{number:04d}", pattern=NUMBER)
    stuck_after: int = Field(default=20, ge=1, le=250)
    accept_within: int = Field(default=3, ge=1, le=60)
    report_within: int = Field(default=5, ge=1, le=60)
    needs: str
    keepers: Keepers


def check_pipeline(document: Pipeline, context: Context) -> Iterable[Problem]:
    formations, kinds = context.of(FORMATIONS), context.of(KINDS)
    if document.needs not in (kinds.kinds if kinds else {}):
        yield context.unknown(("needs",), document.needs, kinds.kinds if kinds else ())
    declared = formations.formations if formations else {}
    keepers = document.keepers
    if keepers.formation not in declared:
        yield context.unknown(("keepers", "formation"), keepers.formation, declared)
        return
    levels = declared[keepers.formation].levels
    for position, side in enumerate(keepers.sides):
        path, last = ("keepers", "sides", position), position == len(keepers.sides) - 1
        if side not in levels:
            yield context.unknown(path, side, levels)
        elif (levels[side].over == "project") != last:
            yield context.problem(path, _("交接的最后一方围绕项目（over: project）建，前面各方全县各一个。"))


PIPELINE = register(Section("projects", "projects.yaml", Pipeline, check=check_pipeline, needs=("formations", "kinds")))


@dataclass(frozen=True)
class Side:
    """One side of the hand-overs: a level of the formation, and what people call it."""

    name: str
    title: str


def pipeline_of(county: str) -> Pipeline:
    """The rules in force; refuses where no programme of the county declares them."""
    return _declared(county)[1]


def kind_of_needs(county: str) -> str:
    """The full name of the kind of matter that a need becomes."""
    programme, rules = _declared(county)
    return f"{programme}/{rules.needs}"


def sides_of(county: str) -> list[Side]:
    """The sides in the order in which they hand over."""
    keepers = pipeline_of(county).keepers
    levels = formations_of(county)[keepers.formation].levels
    return [Side(name, levels[name].title) for name in keepers.sides]


def _declared(county: str) -> tuple[str, Pipeline]:
    found = next(iter(documents(county, PIPELINE).items()), None)
    if found is None:
        raise Refused(_("本县还没有启用管项目的专项：请启用一个写有 projects.yaml 的专项。"))
    return found
