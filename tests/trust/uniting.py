"""What the union and a learned society have: a guided enterprise with a claim, an activity, an honour; a founded society."""

from __future__ import annotations

from datetime import date

from silian.chains.models import Enterprise
from silian.kernel.access import SYSTEM
from silian.organisations.models import Person, Unit
from silian.organisations.queries import root_of
from silian.societies import actions as societies
from silian.support import actions
from silian.support.models import Item
from silian.talent import actions as talent
from tests import factories
from tests.matters.county import proof

DAY = date(2022, 10, 8)
GUIDING = {
    "checklists.yaml": {"checklists": {"haves": {
        "title": "两有", "of": "enterprise", "verified_by": "总工会",
        "items": {"place": {"title": "有阵地", "evidence": "照片"}, "plan": {"title": "有计划"}},
    }}},
    "roles.yaml": {"roles": {"guide": {"title": "指导员", "anchor": "unit", "may": {"support.claim": ["located_in"]}}}},
    "support.yaml": {"guides": {"title": "指导员", "role": "guide", "checklist": "haves"}},
}  # fmt: skip
LEARNING = {
    "societies.yaml": {"societies": {"branch": {
        "title": "研究分会", "purpose": "学术交流", "disciplines": {"nursing": "护理"}, "regions": {"east": "东部"},
        "founding": {"tasks_done": False},
    }}},
}  # fmt: skip


def declare_unions_and_societies(county: str) -> None:
    """A programme of guides and one of a society, and the society itself with one record of each kind."""
    for name, files in (("guiding", GUIDING), ("learning", LEARNING)):
        head = {
            "name": name, "title": name, "starts_on": date(2020, 1, 1), "years": [{"year": 2020, "title": name}],
            "settings": {"number": "SX{year}-{number:04d}"},
        }  # fmt: skip
        factories.apply_programme({"programme.yaml": head, **files}, county)
    factories.department("总工会", county_code=county)


def found_the_society(county: str) -> None:
    society = societies.begin_society(county, "learning/branch", on=DAY, by=SYSTEM)
    owner = factories.person("秘书某", root_of(county))
    societies.add_task(society, "起草规则", owner=owner, due=DAY, by=SYSTEM)
    [member] = societies.enrol_members(society, "韩梅梅 一院 护理 东部", on=DAY, by=SYSTEM)
    societies.found(society, on=DAY, document="学会文件", by=SYSTEM)
    event = societies.plan_event(society, "年会", kind="conference", held_on=DAY, by=SYSTEM)
    societies.add_talk(event, "护理沟通", speaker=member, by=SYSTEM)
    societies.begin_collaboration(society, "医学院", subject="课程", document="协议", on=DAY, by=SYSTEM)


def guide(town: Unit, firm: Enterprise, officer: Person) -> None:
    """The township's officer guides the enterprise and has claimed an item; a contest was held and its winner honoured."""
    actions.post_guides(town.county_id, [(officer, firm)], on=DAY, by=SYSTEM)
    item = Item.objects.get(checklist__unit=firm.unit, name="place")
    actions.claim_item(item, by=SYSTEM, files=[proof("阵地.pdf")])
    held = talent.Held(f"{town.name}电工竞赛", "contest", "county", DAY, firm)
    talent.hold_activities(town, [held], by=SYSTEM)
    talent.confer(
        town.county_id, f"{town.name}张三丰 GR-{town.pk.hex[-8:]} {firm.unit.name}", category="worker", title="劳动模范",
        grade="county", on=DAY, document="县文件", by=SYSTEM,
    )  # fmt: skip
