"""`formations.yaml`: the patterns 1+17+N, 1+1+X, N+1 as data: levels of bodies around subjects, and the seats of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import ConfigDict, Field

from silian.kernel.programmes import ROLES, Context, Declared, Problem, Section, register

NAME = r"^[a-z][a-z0-9_]{1,39}$"
Over = Literal["county", "chain", "project", "enterprise", "area", "township", "village"]
Source = Literal["county", "chain", "responsible", "members", "own", "host"]
Kind = Literal["county", "department", "township", "village", "enterprise", "committee", "branch", "group"]


class Slot(Declared):
    """A seat, or one for `each` unit (or chain) of its source. `of` keeps only units of one kind; `who` says in words
    who sits there; the holder has `role` over the unit, or the chain, that the seat is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    title: str = Field(min_length=1, max_length=40)
    count: Literal["each"] | int = 1
    source: Source = Field(alias="from")
    of: Kind | None = None
    who: str = Field(default="", max_length=60)
    role: str = Field(default="", max_length=40)


class Level(Declared):
    """A level: how many bodies of which kind there should be around each subject, and their seats.

    `host` names the unit below which the body stands, `name` what it is called: `{subject}` is the subject's name.
    Without a host it stands below the subject's own unit, or with `below: responsible` below the one that answers for it.
    """

    title: str = Field(min_length=1, max_length=40)
    over: Over
    units: Literal["any"] | int = 1
    kind: Kind
    host: str = Field(default="", max_length=100)
    below: Literal["own", "responsible"] = "own"
    name: str = Field(default="", max_length=100)
    seats: Mapping[str, Slot] = Field(min_length=1)

    def name_for(self, subject: str) -> str:
        return (self.name or self.title).replace("{subject}", subject)


class Formation(Declared):
    title: str = Field(min_length=1, max_length=40)
    levels: Mapping[str, Level] = Field(min_length=1)


class Formations(Declared):
    formations: Mapping[str, Formation]


def check_formations(document: Formations, context: Context) -> Iterable[Problem]:
    roles = context.of(ROLES)
    known = set(roles.roles) if roles else set()
    for name, formation in document.formations.items():
        for level_name, level in formation.levels.items():
            path = ("formations", name, "levels", level_name)
            if level.over != "county" and "{subject}" not in level.name:
                yield context.problem(path, _("围绕多个对象的组织要写 name，并在其中写 {subject}，否则会重名。"))
            for slot_name, slot in level.seats.items():
                if slot.source == "host" and not level.host:
                    yield context.problem(
                        (*path, "seats", slot_name), _("from 写了 host，这一层要写 host：设在哪个单位。")
                    )
                if slot.role and slot.source == "own" and level.host:
                    yield context.problem(
                        (*path, "seats", slot_name),
                        _("这一层设在别的单位，角色管到哪里要写明：from 写 host 或 county。"),
                    )
                if slot.role and slot.role not in known:
                    yield context.unknown((*path, "seats", slot_name, "role"), slot.role, known)


FORMATIONS = register(Section("formations", "formations.yaml", Formations, check=check_formations, needs=("roles",)))
