"""Small counties for tests. Plain functions that go through the public actions, as the system itself.

town = township("石桥镇")                         # opens the county 990001 on first use
clerk = actor("clerk", unit=town, may={"matters.raise": ["located_in"]})
firm = enterprise("青禾米业", place=town, chain=chain("稻米"))
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

import yaml
from stdnum.cn import uscc

from silian.chains import actions as chains
from silian.chains.models import Chain, Enterprise
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.organisations import actions
from silian.organisations.models import Account, County, Person, Seat, Unit, UnitKind
from silian.organisations.queries import actor_for, root_of

LONG_AGO = date(2020, 1, 1)
May = Mapping[str, Sequence[str]]

_ordinals = count(1)


def county(code: str = "990001", name: str = "演示县") -> County:
    """The county of this code, opened on first use."""
    return County.objects.filter(pk=code).first() or actions.open_county(code, f"{name}{code}", by=SYSTEM)


def unit(
    name: str = "", kind: str = UnitKind.DEPARTMENT, *, parent: Unit | None = None, code: str = "", on: date = LONG_AGO,
    county_code: str = "990001",
) -> Unit:  # fmt: skip
    """A unit under `parent`, or directly under the county."""
    parent = parent or root_of(county(county_code).pk)
    name = name or f"单位{next(_ordinals)}"
    return actions.open_unit(parent.county_id, kind, name, by=SYSTEM, on=on, parent=parent, code=code)


def department(name: str = "", **where: str) -> Unit:
    return unit(name, UnitKind.DEPARTMENT, county_code=where.get("county_code", "990001"))


def township(name: str = "", **where: str) -> Unit:
    return unit(name, UnitKind.TOWNSHIP, county_code=where.get("county_code", "990001"))


def village(name: str = "", *, parent: Unit) -> Unit:
    return unit(name, UnitKind.VILLAGE, parent=parent)


def person(name: str = "", at: Unit | None = None, title: str = "") -> Person:
    return actions.enter_person(at or unit(), name or f"员{next(_ordinals)}", by=SYSTEM, title=title)


def seat(
    at: Unit, title: str = "负责人", *, role: str = "", chain: UUID | None = None, anchor: Unit | None = None,
    on: date = LONG_AGO,
) -> Seat:  # fmt: skip
    return actions.open_seat(at, title, by=SYSTEM, on=on, role=role, chain=chain, anchor=anchor)


def role(name: str, may: May, *, anchor: str = "unit", county_code: str = "990001") -> str:
    """Declares a role in a small programme of its own and applies it: the same words as a county's roles.yaml."""
    entry = {"title": name, "anchor": anchor, "may": {verb: list(ties) for verb, ties in may.items()}}
    files = {
        "programme.yaml": {
            "name": f"role-{name.replace('_', '-')}", "title": name, "starts_on": LONG_AGO,
            "years": [{"year": 2020, "title": name}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "roles.yaml": {"roles": {name: entry}},
    }  # fmt: skip
    apply_programme(files, county_code)
    return name


def apply_programme(files: Mapping[str, object], county_code: str = "990001") -> None:
    """Applies a programme made of these files, given as plain data."""
    county(county_code)
    with tempfile.TemporaryDirectory() as folder:
        for file, data in files.items():
            Path(folder, file).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        programmes.apply(folder, county_code, by=SYSTEM)


def account(
    username: str = "", *, holder: Person | None = None, role: str = "", unit: Unit | None = None,
    chain: Chain | None = None, own: bool = False, password: str | None = None, county_code: str = "990001",
) -> Account:  # fmt: skip
    """An account, with a role at an anchor where one is named (a unit, a chain, or with `own` the unit as its self)."""
    username = username or f"user{next(_ordinals)}"
    code = county(county_code).pk
    made = actions.open_account(code, username, by=SYSTEM, person=holder, label=username, password=password)
    if role:
        key = chain.pk if chain else None
        actions.give_role(made, role, county=code, by=SYSTEM, unit=unit, chain=key, own=own)
    return made


def actor(
    name: str = "clerk", *, unit: Unit | None = None, chain: Chain | None = None, own: bool = False,
    may: May | None = None, holder: Person | None = None, county_code: str = "990001",
) -> Actor:  # fmt: skip
    """Somebody who acts in the role `name` at a unit (the county's root if none is named), a chain, or as self.

    `may` declares the role first; without it the role must have been declared by `role()` or by a programme.
    """
    if may is not None:
        role(name, may, anchor="self" if own else "chain" if chain and not unit else "unit", county_code=county_code)
    at = unit or (None if chain else root_of(county(county_code).pk))
    return actor_for(account(role=name, unit=at, chain=chain, own=own, holder=holder, county_code=county_code))


def chain(name: str = "", *, office: Unit | None = None, on: date = LONG_AGO, county_code: str = "990001") -> Chain:
    return chains.open_chain(county(county_code).pk, name or f"链{next(_ordinals)}", by=SYSTEM, on=on, office=office)


def enterprise(
    name: str = "", *, place: Unit | None = None, chain: Chain | None = None, on: date = LONG_AGO,
    county_code: str = "990001",
) -> Enterprise:  # fmt: skip
    """An enterprise standing in a township, on a chain where one is named."""
    place = place or unit(kind=UnitKind.TOWNSHIP, county_code=county_code)
    firm = chains.enter_enterprise(place, name or f"企业{next(_ordinals)}", credit_code(), by=SYSTEM, on=on)
    if chain:
        chains.place_enterprise(firm, chain, on=on, by=SYSTEM)
    return firm


def credit_code() -> str:
    """A valid unified social credit code that nobody has: GB 32100-2015 over a made-up organisation."""
    body = f"91990001MA{next(_ordinals):07d}"
    return body + uscc.calc_check_digit(body)
