"""A small county with one programme of matters: a clerk's office, two bureaus, a township, an enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.matters import actions
from silian.matters.models import Matter
from silian.organisations.models import Person, Unit
from tests import factories

EVERYTHING = [
    "view", "raise", "triage", "approve", "urge", "sign_off", "call_back", "withdraw", "publish", "see_original",
    "import", "export",
]  # fmt: skip
HANDLING = {"matters.view": ["lead", "supporting"], "matters.handle": ["lead"]}
PDF = b"%PDF-1.7 a proof"


def programme(**changes: Any) -> dict[str, object]:
    """A programme with a few kinds of matter; `changes` replace files."""
    files: dict[str, object] = {
        "programme.yaml": {
            "name": "trial", "title": "试点", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "试点"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {
            "kinds": {
                "need": {"title": "实际问题", "clock": {"rule": "A", "days": 10}, "public": True},
                "dispute": {"title": "人企纠纷", "clock": {"rule": "B", "days": 60}, "transfer": True},
                "short": {"title": "急件", "clock": {"rule": "A", "days": 2}},
                "week": {"title": "一周件", "clock": {"rule": "A", "days": 5}},
                "labour": {
                    "title": "用工", "clock": {"rule": "A", "days": 7}, "public": True,
                    "answers": {
                        "headcount": {"title": "缺工人数", "type": "number", "required": True},
                        "needed_by": {"title": "到岗日期", "type": "date"},
                    },
                },
            }
        },
        "ladder.yaml": {"urge": 1, "escalate": 3, "name": 6, "transfer": 10},
    }  # fmt: skip
    return {**files, **changes}


@dataclass
class County:
    """Who is there, and who may do what."""

    bureau: Unit
    other_bureau: Unit
    town: Unit
    firm: Unit
    officer: Person
    clerk: Actor
    handler: Actor
    stranger: Actor
    villager: Actor


def small_county() -> County:
    """The county as it was set up long before the days of the tests: roles hold from the day they are given."""
    with at(date(2021, 1, 4)):
        return _set_up()


def _set_up() -> County:
    for year in range(2022, 2027):
        table.load_year(year, by=SYSTEM)
    factories.apply_programme(programme())
    bureau, other = factories.department("自然资源局"), factories.department("水利局")
    town = factories.township("石桥镇")
    firm = factories.enterprise("青禾米业", place=town).unit
    officer = factories.person("郑某", bureau)
    may = {f"matters.{verb}": ["any"] for verb in EVERYTHING} | {"organisations.view": ["any"]}
    clerk = factories.actor("office_clerk", may=may)
    handler = factories.actor("bureau_handler", unit=bureau, may=HANDLING, holder=officer)
    stranger = factories.actor("bureau_handler", unit=other)
    villager = factories.actor("contact", unit=firm, own=True, may={
        "matters.view": ["raised_by"], "matters.raise": ["raised_by"], "matters.withdraw": ["raised_by"],
    })  # fmt: skip
    return County(bureau, other, town, firm, officer, clerk, handler, stranger, villager)


def raised(
    place: County, on: date, kind: str = "trial/need", title: str = "厂区道路破损无法运粮", **more: Any
) -> Matter:
    with at(on):
        return actions.raise_matter(
            "990001", kind=kind, title=title, by=place.clerk, raiser=actions.Raiser(unit=place.firm), **more
        )


def accepted(place: County, on: date, **more: Any) -> Matter:
    matter = raised(place, on, **more)
    with at(on):
        return actions.accept_matter(matter, by=place.clerk)


def doing(place: County, on: date, **more: Any) -> Matter:
    """A matter that the bureau has taken up, with one measure."""
    matter = accepted(place, on, **more)
    with at(on):
        actions.assign_matter(matter, lead=place.bureau, handler=place.officer, by=place.clerk)
        actions.take_up(matter, by=place.handler)
        actions.add_measure(matter, text="修补路面", by=place.handler)
    return matter


def proof(name: str = "回函.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def handed_in(place: County, matter: Matter, on: date, outcome: str = "solved") -> Matter:
    with at(on):
        for measure in matter.round.measures.filter(done_on=None):
            actions.complete_measure(measure, result="路面已修好", by=place.handler, files=[proof()])
        return actions.hand_in(matter, outcome=outcome, summary="道路已通", by=place.handler, files=[proof()])


def closed(place: County, on: date, *, received: date, **more: Any) -> Matter:
    """A matter received, handled and signed off."""
    matter = handed_in(place, doing(place, received, **more), on)
    with at(on):
        return actions.sign_off(matter, by=place.clerk)
