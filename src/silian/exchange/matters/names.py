"""The names in a ledger and who they mean here: chains, units and people of the county, asked once for a whole file.

A name that the county has not is planned: it will be made with the import if whoever imports may make it. A name that is
nearly one of the county's is neither taken for it nor made anew: a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from silian.chains.models import Chain
from silian.chains.permissions import MANAGE as MANAGE_CHAINS
from silian.kernel.access import Actor, visible
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.permissions import MANAGE
from silian.organisations.queries import root_of

Thing = TypeVar("Thing", Chain, Unit, Person)
NEAR = 75  # of 100: two names as like as this, one within the other, are perhaps one
WORTH_SHOWING = 60
SEVERAL = re.compile(r"[、,，;；/／\n]")
UNIT_KINDS = (
    (re.compile(r"(镇|乡|街道|街道办事处|人民政府)$"), UnitKind.TOWNSHIP),
    (re.compile(r"(村|社区|村委会|居委会)$"), UnitKind.VILLAGE),
)


class Unknown(Exception):
    """A name that cannot be resolved; the sentence says why and how to mend it."""


@dataclass(eq=False)
class Planned(Generic[Thing]):
    """Something that the county does not have yet; `made` is filled when the import makes it."""

    kind: Literal["chain", "unit", "person"]
    name: str
    unit_kind: str = ""
    at: Unit | Planned[Unit] | None = None
    """The unit at which a person works."""
    made: Thing | None = None


Named: TypeAlias = Thing | Planned[Thing]


def thing(named: Named[Thing] | None) -> Thing | None:
    """The record itself, once what was planned has been made."""
    return named.made if isinstance(named, Planned) else named


class Names:
    """Who is meant by the names of one file, in one county. `create` says whether missing ones are to be made at all."""

    def __init__(self, county: str, by: Actor, *, create: bool) -> None:
        self.root = root_of(county)
        roots = Unit.objects.filter(pk=self.root.pk)
        self.may_plan_chains = create and by.may(MANAGE_CHAINS, county)
        self.may_plan_units = create and visible(roots, by, MANAGE).exists()
        self.chains = _Register[Chain](folded_chain)
        self.units = _Register[Unit](self._folded_unit)
        self.people: dict[tuple[Any, str], list[Named[Person]]] = defaultdict(list)
        for chain in Chain.objects.filter(county_id=county, to_on=None):
            self.chains.add(chain.name, chain)
        for unit in Unit.objects.filter(county_id=county, closed_on=None):
            self.units.add(unit.name, unit)
            if unit.short_name:
                self.units.add(unit.short_name, unit)
        for person in Person.objects.filter(county_id=county, left_on=None):
            self.people[person.unit_id, folded(person.name)].append(person)

    def chain(self, word: str) -> Named[Chain]:
        """The chain of this name, with or without 产业链 at its end."""
        return self.chains.find(word) or self._plan_chain(word)

    def lead(self, word: str) -> Named[Unit]:
        """The unit of this name, full or short, with or without the county's own name before it."""
        if SEVERAL.search(word):
            raise Unknown(_("主办单位只能写一个，协办单位请在导入后添加。"))
        return self.units.find(word) or self._plan_unit(word)

    def raiser(self, word: str) -> Unit | None:
        """The unit that raised; None if the county knows no unit of this name."""
        try:
            found = self.units.find(word)
        except Unknown:
            return None
        return found if isinstance(found, Unit) else None

    def person(self, word: str, unit: Named[Unit] | None) -> Named[Person]:
        """The person of this name at the lead unit."""
        if unit is None:
            raise Unknown(_("有责任人而没有主办单位。请补上主办单位。"))
        if SEVERAL.search(word):
            raise Unknown(_("责任人只能写一位。"))
        if re.search(r"\d{5}", word):
            raise Unknown(_("责任人一格只写姓名，不写电话。"))
        key = unit if isinstance(unit, Planned) else unit.pk
        known = self.people[key, folded(word)]
        if len(known) > 1:
            raise Unknown(_("“%(unit)s”有几位“%(name)s”，分不清是哪一位。") % {"unit": name_of(unit), "name": word})
        if not known:
            if not self.may_plan_units:
                raise Unknown(
                    _("“%(unit)s”没有登记“%(name)s”。请先登记这个人。") % {"unit": name_of(unit), "name": word}
                )
            known.append(Planned[Person]("person", word, at=unit))
        return known[0]

    def _plan_chain(self, word: str) -> Named[Chain]:
        if not self.may_plan_chains:
            raise Unknown(_("本县没有“%s”这条产业链。") % word + self.chains.nearest_in_words(word))
        self.chains.refuse_near(word)
        return self.chains.add(word, Planned[Chain]("chain", word))

    def _plan_unit(self, word: str) -> Named[Unit]:
        if not self.may_plan_units:
            raise Unknown(_("本县没有“%s”这个单位。") % word + self.units.nearest_in_words(word))
        self.units.refuse_near(word)
        kind = next((kind for ending, kind in UNIT_KINDS if ending.search(word)), UnitKind.DEPARTMENT)
        return self.units.add(word, Planned[Unit]("unit", word, unit_kind=kind))

    def _folded_unit(self, name: str) -> str:
        """县水利局, 演示县水利局 and 水利局 are one unit of 演示县."""
        bare = folded(name)
        for front in (folded(self.root.name), "县"):
            if bare.startswith(front) and len(bare) - len(front) > 2:
                bare = bare.removeprefix(front)
        return bare.removesuffix("人民政府")


class _Register(Generic[Thing]):
    """Things by their folded names; those from before the import are `standing`."""

    def __init__(self, fold: Any) -> None:
        self.fold = fold
        self.found: dict[str, list[Named[Thing]]] = {}
        self.standing: dict[str, str] = {}

    def add(self, name: str, named: Named[Thing]) -> Named[Thing]:
        known = self.found.setdefault(self.fold(name), [])
        if named not in known:
            known.append(named)
        if not isinstance(named, Planned):
            self.standing[self.fold(name)] = name
        return named

    def find(self, name: str) -> Named[Thing] | None:
        known = self.found.get(self.fold(name), [])
        exact = [named for named in known if name_of(named) == name]
        if len(exact or known) > 1:
            names = "、".join(name_of(named) for named in known)
            raise Unknown(_("“%(name)s”可以指几个：%(names)s。请写全称。") % {"name": name, "names": names})
        return next(iter(exact or known), None)

    def refuse_near(self, name: str) -> None:
        """A new name that only adds or leaves out characters of a standing one is perhaps the same thing."""
        for other, shown in self.standing.items():
            if is_near(self.fold(name), other):
                raise Unknown(
                    _("“%(name)s”和本县的“%(other)s”很像。是同一个请改成一样；不是，请先登记“%(name)s”再导入。")
                    % {"name": name, "other": shown}
                )

    def nearest_in_words(self, name: str) -> str:
        near = process.extract(self.fold(name), self.standing, scorer=fuzz.ratio, limit=3, score_cutoff=WORTH_SHOWING)
        # `extract` over a mapping gives (value, score, key): the values are the names as people write them.
        words = "、".join(dict.fromkeys(str(value) for value, _score, _key in near))
        return _("相近的有：%s。") % words if words else _("请先登记，或核对名称。")


def name_of(named: Any) -> str:
    return str(named.name)


def folded(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()


def folded_chain(name: str) -> str:
    bare = folded(name)
    for end in ("产业链", "链"):
        if bare.endswith(end) and len(bare) > len(end):
            return bare.removesuffix(end)
    return bare


def is_near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return fuzz.ratio(one, other) >= NEAR and is_within(short, long)


def is_within(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in this order."""
    rest: Iterable[str] = iter(long)
    return all(character in rest for character in short)
