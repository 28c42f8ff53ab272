"""A county with two leaders, an office, a bureau, three enterprises, and ways to let time pass over a visit's matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from silian.chains.models import Chain, Enterprise
from silian.kernel import rules
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.matters import actions as ledger
from silian.matters.models import Matter
from silian.organisations.models import Person, Unit
from silian.organisations.queries import root_of
from silian.support import actions
from silian.support.actions import Need
from silian.support.models import Case, Visit
from tests import factories
from tests.matters.county import proof

CODE = "990001"
SPRING, TODAY = date(2022, 3, 1), date(2022, 10, 8)
OFFICE = {
    "support.view": ["any"], "support.pair": ["any"], "support.visit": ["any"], "support.visit_for": ["any"],
    "support.view_group": ["any"], "support.serve": ["any"], "support.handle": ["any"], "support.view_funds": ["any"],
    "support.pay": ["any"], "matters.view": ["any"], "matters.triage": ["any"], "chains.view": ["any"],
    "organisations.view": ["any"], "organisations.manage": ["any"],
}  # fmt: skip
LEADING = {
    "support.view": ["any"], "support.visit": ["any"], "matters.view": ["any"], "support.view_group": ["any"],
    "support.view_funds": ["any"], "chains.view": ["any"],
}  # fmt: skip
HANDLING = {"support.view_group": ["lead"], "support.handle": ["lead"], "support.view_funds": ["lead"]}
TOWN = {
    "support.view": ["located_in", "entered_by"], "support.visit": ["located_in"], "support.view_group": ["located_in"],
    "chains.view": ["located_in"],
}  # fmt: skip
CONTACT = {"support.view_group": ["self"]}


@dataclass
class County:
    office: Actor
    leader: Actor
    town_clerk: Actor
    stranger: Actor  # the same role in the next township
    first: Person
    second: Person
    clerk: Person  # of the township: no county leader
    bureau: Unit
    town: Unit
    next_town: Unit
    chain: Chain
    rice: Enterprise
    beef: Enterprise
    far: Enterprise  # in the next township


def programme() -> dict[str, object]:
    """A programme of problems, of an N+1 formation, and of support."""
    seat = {"title": "书记", "count": 1}
    return {
        "programme.yaml": {
            "name": "links", "title": "四链", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "四链"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": {
            "problem": {"title": "实际问题", "clock": {"rule": "A", "days": 10}},
            "labour": {
                "title": "用工", "clock": {"rule": "A", "days": 7},
                "answers": {"headcount": {"title": "缺工人数", "type": "number", "required": True}},
            },
        }},
        "formations.yaml": {"formations": {"service": {"title": "服务链", "levels": {
            "errands": {
                "title": "跑办", "name": "{subject}跑办支部", "over": "enterprise", "units": "any", "kind": "branch",
                "seats": {"secretary": {**seat, "count": "each", "from": "members", "of": "township"}},
            },
            "policy": {
                "title": "政策", "over": "county", "units": 1, "kind": "branch", "host": "发改局",
                "seats": {"secretary": {**seat, "from": "own"}},
            },
            "own_branch": {
                "title": "企业支部", "name": "{subject}支部", "over": "enterprise", "units": "any", "kind": "branch",
                "seats": {"secretary": {**seat, "from": "own"}},
            },
        }}}},
        "support.yaml": {
            "visit_within": 30, "formation": "service", "sources": {"county": "县级财政", "province": "省级专项"},
        },
    }  # fmt: skip


def small_county() -> County:
    """As it was set up before the days of the tests."""
    with at(date(2021, 1, 4)):
        for year in (2021, 2022, 2023):
            table.load_year(year, by=SYSTEM)
        factories.apply_programme(programme())
        root, bureau = root_of(CODE), factories.department("发改局")
        town, next_town = factories.township("石桥镇"), factories.township("柳河镇")
        chain = factories.chain("水稻", office=bureau)
        first, second = (factories.person(name, root, "副县长") for name in ("王某", "李某"))
        rice, beef = (factories.enterprise(name, place=town, chain=chain) for name in ("青禾米业", "恒牧肉牛"))
        return County(
            office=factories.actor("office", may=OFFICE), leader=factories.actor("leading", may=LEADING, holder=first),
            town_clerk=factories.actor("town_clerk", may=TOWN, unit=town, holder=(clerk := factories.person("镇某", town))),
            stranger=factories.actor("town_clerk", unit=next_town, holder=factories.person("邻某", next_town)),
            first=first, second=second, clerk=clerk, bureau=bureau, town=town, next_town=next_town, chain=chain, rice=rice,
            beef=beef, far=factories.enterprise("远山药业", place=next_town),
        )  # fmt: skip


def visited(place: County, day: date, firm: Enterprise | None = None, **more: Any) -> Visit:
    """A visit of the first leader on a day, recorded by the office on that day."""
    told = {"visitor": place.first, "way": "visit", **more}
    with at(day):
        return actions.record_visit(firm or place.rice, by=place.office, **told)


def raised(place: County, day: date, firm: Enterprise | None = None, **more: Any) -> tuple[Visit, Matter]:
    """A visit with a need, and the matter that it became."""
    visit = visited(place, day, firm, need=Need("links/problem", "门前道路翻浆进不了车"), **more)
    return visit, Case.objects.select_related("round__matter").get(visit=visit).round.matter


def solve(matter: Matter, on: date, outcome: str = "solved") -> Matter:
    """The matter's present round goes all its way on one day."""
    with at(on):
        matter.refresh_from_db()
        if matter.state == "submitted":
            ledger.accept_matter(matter, by=SYSTEM)
        if matter.state == "accepted":
            ledger.assign_matter(matter, lead=Unit.objects.get(name="发改局"), by=SYSTEM)
            ledger.take_up(matter, by=SYSTEM)
        measure = ledger.add_measure(matter, text="修路", by=SYSTEM)
        ledger.complete_measure(measure, result="修好", by=SYSTEM, files=[proof()])
        ledger.hand_in(matter, outcome=outcome, summary="已办", by=SYSTEM, files=[proof()])
        signer = factories.actor("signer", may={"matters.view": ["any"], "matters.sign_off": ["any"]})
        return ledger.sign_off(matter, by=signer)


def redo(matter: Matter, on: date) -> Matter:
    with at(on):
        ledger.call_back(matter, answer="dissatisfied", by=SYSTEM)
        return ledger.redo(matter, reason="又坏了", by=SYSTEM)


CASES = {"of": "support.case", "date": "closed_on", "where": {"outcome": {"is": "solved"}}, "measure": "count"}


def count(rule: dict[str, object], cutoff: date) -> int:
    """The figure of a rule at a cut-off, which is also the length of its list."""
    window = {} if rule["measure"] == "stock" else {"window": "year_to_date"}
    found = rules.read_rule({"id": "it", "name": "它", "unit": "个", **window, **rule})
    assert isinstance(found, rules.Rule), found
    value = rules.evaluate([found], cutoff)[found]
    assert value.records == len(list(rules.lines(found, rules.records(found, cutoff))))
    return int(value.value or 0)


def cases(cutoff: date) -> int:
    """Problems solved by pairing, as the four-chains programme counts them."""
    return count(CASES, cutoff)
