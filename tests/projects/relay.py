"""A county with the two branches of 1+1+X, a township, and somebody at each of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from silian.chains.models import Chain
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations import actions as organisations
from silian.organisations.models import Account, Unit
from silian.organisations.queries import actor_for
from silian.projects import actions
from silian.projects.models import Project
from tests import factories

DAY = date(2022, 6, 1)
YI = 100_000_000 * 100  # fen in 亿元
KEEPS = {
    "projects.view": ["lead", "kept", "offered_to", "promoting", "located_in"], "projects.enter": ["any_unit", "promoting"],
    "projects.follow": ["keeper"], "projects.hand_over": ["keeper"], "projects.take_over": ["offered_to"],
    "matters.raise": ["lead"], "matters.view": ["lead", "entered_by"],
}  # fmt: skip
OFFICE = {verb: ["any"] for verb in ("projects.view", "projects.enter", "projects.follow")}


def level(over: str, title: str, **more: Any) -> dict[str, Any]:
    seats = {"secretary": {"title": "书记", "count": 1, "from": "own"}}
    return {"title": title, "over": over, "units": 1, "kind": "branch", "seats": seats, **more}


def programme(**changes: Any) -> dict[str, Any]:
    """A programme with the formation 1+1+X and projects, named `links`."""
    levels = {
        "promotion": level("county", "招商党支部", host="县经济合作局"),
        "landing": level("county", "服务企业落地党支部", host="县开发区"),
        "place": level("project", "属地党组织", name="{subject}属地党组织", units="any") | {
            "seats": {"contact": {"title": "联络人", "count": "each", "from": "members", "of": "township"}},
        },
    }  # fmt: skip
    return {
        "programme.yaml": {
            "name": "links", "title": "四链", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "四链"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": {"problem": {"title": "实际问题", "clock": {"rule": "A", "days": 10}}}},
        "formations.yaml": {"formations": {"project": {"title": "1+1+X", "levels": levels}}},
        "projects.yaml": {
            "needs": "problem", "stuck_after": 10, "accept_within": 3, "report_within": 5,
            "keepers": {"formation": "project", "sides": ["promotion", "landing", "place"]}, **changes,
        },
    }  # fmt: skip


@dataclass
class County:
    """`bureau` promotes, `zone` lands, `town` is where projects land; `other` is another township."""

    bureau: Unit
    zone: Unit
    town: Unit
    other: Unit
    chain: Chain

    def actor(self, unit: Unit | None = None) -> Actor:
        """Somebody of this unit, as the rights stand now; of the chain office where none is named."""
        name = "office" if unit is None else "keeps"
        return factories.actor(name, unit=unit)

    def project(self, name: str = "稻米加工项目", on: date | None = None, **more: Any) -> Project:
        return actions.enter_project(
            self.bureau, name, investor="甲川集团", talks_on=on, chain=self.chain, by=self.actor(self.bureau), **more
        )


def county(**changes: Any) -> County:
    factories.apply_programme(programme(**changes))
    factories.role("keeps", KEEPS)
    factories.role("office", OFFICE)
    found = County(
        factories.department("县经济合作局"), factories.department("县开发区"), factories.township("石桥镇"),
        factories.township("柳河镇"), factories.chain("水稻"),
    )  # fmt: skip
    organisations.fill_formation("990001", "project", on=date(2021, 1, 4), by=SYSTEM)
    return found


@contextmanager
def on_the_day(day: date = DAY) -> Iterator[None]:
    for year in (2022, 2023):
        if not table.current_calendar().knows(date(year, 6, 1)):
            table.load_year(year, by=SYSTEM)
    with at(day):
        yield


def paper(name: str = "协议") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.pdf", b"%PDF-1.4\n%%EOF\n")


def sign(project: Project, by: Actor, on: date, fen: int = 2 * YI) -> Project:
    return actions.sign_agreement(project, on=on, parties=["演示县", "甲川集团"], fen=fen, by=by, proof=[paper()])


def signed(county: County, on: date = DAY, **more: Any) -> Project:
    project = county.project(**more)
    return sign(project, county.actor(county.bureau), on)


def handed_to_the_zone(county: County, **more: Any) -> Project:
    """Signed, offered by the bureau and taken over by the zone."""
    project = signed(county, **more)
    actions.offer_project(project, words="见清单", by=county.actor(county.bureau))
    return actions.accept_hand_over(project, by=county.actor(county.zone))


def landed(county: County, on: date = DAY, **more: Any) -> Project:
    project = handed_to_the_zone(county, **more)
    return actions.land_project(
        project, on=on, township=county.town, by=county.actor(county.zone), proof=[paper("用地批复")]
    )


def again(actor: Actor) -> Actor:
    """The same account, with the rights that it has by now."""
    return actor_for(Account.objects.get(pk=actor.id))
