"""A small county for this room: two bureaus, two townships, an enterprise on a chain and one on none, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations.models import Unit
from silian.talent import actions
from silian.talent.models import Opening, Recruit, TrainingClass
from tests import factories

TODAY = date(2022, 10, 8)
CLERK = {f"talent.{verb}": ["any"] for verb in ("view", "propose", "confirm", "recruit", "train", "party", "see_names")}
CLERK |= {"chains.view": ["any"], "organisations.view": ["any"]}
OFFICE = {
    "talent.view": ["lead"], "talent.recruit": ["lead"], "talent.train": ["lead", "any_unit"],
    "talent.see_names": ["lead"], "chains.view": ["in_county", "any_unit"],
}  # fmt: skip
TOWN = {f"talent.{verb}": ["located_in"] for verb in ("view", "propose", "recruit", "party")}
TOWN |= {"chains.view": ["in_county", "located_in"]}
CONTACT = {f"talent.{verb}": ["self"] for verb in ("view", "propose", "recruit", "party", "see_names")}
CONTACT |= {"chains.view": ["self"]}
LEADER = {"talent.view": ["any"], "chains.view": ["any"], "organisations.view": ["any"]}


@dataclass
class County:
    bureau: Unit
    town: Unit
    chain: Chain
    firm: Enterprise
    loose: Enterprise
    branch: Unit
    clerk: Actor


def county() -> County:
    with at(date(2021, 1, 4)):
        for year in (2020, 2021, 2022, 2023):
            table.load_year(year, by=SYSTEM)
    bureau, town = factories.department("县人力资源和社会保障局"), factories.township("石桥镇")
    chain = factories.chain("水稻", office=factories.department("县农业农村局"))
    firm = factories.enterprise("青禾米业", place=town, chain=chain)
    branch = factories.unit("青禾米业党支部", "branch", parent=firm.unit)
    loose = factories.enterprise("青禾建材", place=town)
    factories.unit("青禾建材党支部", "branch", parent=loose.unit)
    return County(bureau, town, chain, firm, loose, branch, factories.actor("office_clerk", may=CLERK))


def proposed(there: County, **changes: Any) -> Opening:
    told: dict[str, Any] = {"wanted": 1, "level": "bachelor", "due": date(2022, 12, 30), "by": SYSTEM} | changes
    return actions.propose_opening(told.pop("enterprise", there.firm), told.pop("post", "稻米加工工艺师"), **told)


def listed(there: County, **changes: Any) -> Opening:
    return actions.list_opening(proposed(there, **changes), answering=there.bureau, by=SYSTEM)


def recruited(there: County, mark: str, **changes: Any) -> Recruit:
    told: dict[str, Any] = {
        "on": date(2022, 3, 1), "level": "bachelor", "graduate": True, "school": "省农业大学", "by": SYSTEM,
    } | changes  # fmt: skip
    name = told.pop("name", "王某某")
    return actions.recruit(told.pop("enterprise", there.firm), name, mark, **told)


def training(there: County, **changes: Any) -> TrainingClass:
    told: dict[str, Any] = {
        "kind": "training", "school": "市职业学院", "major": "crops", "starts_on": date(2022, 9, 1),
        "due": date(2022, 9, 30), "chain": there.chain, "by": SYSTEM,
    } | changes  # fmt: skip
    return actions.open_class(there.bureau, told.pop("name", "烘干技术培训班"), **told)


def roster(*numbers: int, prefix: str = "ZG") -> str:
    """A list of names, each with the mark of its number."""
    return "\n".join(f"学员{number} {prefix}-{number:04d}" for number in numbers)
