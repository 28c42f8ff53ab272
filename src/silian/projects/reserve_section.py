"""What a programme says about the reserve: `reserve.yaml`."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.matters.kinds import KINDS
from silian.projects.sections import NUMBER


class Reserve(Declared):
    """`needs` is the kind of matter in which a reserve project asks for finance."""

    number: str = Field(default="CB{year}-{number:04d}", pattern=NUMBER)
    needs: str


def check_reserve(document: Reserve, context: Context) -> Iterable[Problem]:
    kinds = context.of(KINDS)
    if document.needs not in (kinds.kinds if kinds else {}):
        yield context.unknown(("needs",), document.needs, kinds.kinds if kinds else ())


RESERVE = register(Section("reserve", "reserve.yaml", Reserve, check=check_reserve, needs=("kinds",)))


def reserve_of(county: str) -> tuple[str, Reserve]:
    """The rules in force and the full name of the kind of financing needs; refuses where no programme declares them."""
    found = next(iter(documents(county, RESERVE).items()), None)
    if found is None:
        raise Refused(_("本县还没有启用管储备项目的专项：请启用一个写有 reserve.yaml 的专项。"))
    programme, rules = found
    return f"{programme}/{rules.needs}", rules
