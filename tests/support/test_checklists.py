"""What a body should have: claimed with evidence by one, verified by another, counted as it stood on any day."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from silian.kernel import rules
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.support import actions
from silian.support.models import Checklist, Item
from tests import factories
from tests.matters.county import proof
from tests.support.county import CODE, SPRING, TODAY, County, count

pytestmark = pytest.mark.django_db
KIND = "guides/haves"
UNION = {"support.view_checklists": ["lead"], "support.verify": ["lead"]}
GUIDING = {"support.view_checklists": ["located_in"], "support.claim": ["located_in"]}
COMPLETE = {
    "of": "support.checklist", "date": "in_force", "where": {"kind": {"is": KIND}},
    "part": {"complete": {"is": True}}, "measure": "ratio", "window": "at_cutoff",
}  # fmt: skip


def programme() -> dict[str, object]:
    return {
        "programme.yaml": {
            "name": "guides", "title": "指导员", "starts_on": date(2020, 1, 1), "years": [{"year": 2020, "title": "指导员"}],
            "settings": {"number": "ZD{year}-{number:04d}"},
        },
        "checklists.yaml": {"checklists": {"haves": {
            "title": "两有", "of": "enterprise", "verified_by": "总工会", "within": 90,
            "items": {
                "place": {"title": "有活动场所", "evidence": "场所照片"},
                "plan": {"title": "有工作计划"},
            },
        }}},
    }  # fmt: skip


@pytest.fixture
def union(place: County) -> Actor:
    with at(SPRING):
        factories.apply_programme(programme())
        office = factories.department("总工会")
        return factories.actor("union", may=UNION, unit=office)


@pytest.fixture
def guide(place: County, union: Actor) -> Actor:
    return factories.actor("guide", may=GUIDING, unit=place.rice.unit)


@pytest.fixture
def opened(place: County, union: Actor) -> Checklist:
    with at(SPRING):
        return actions.open_checklists(CODE, KIND, [place.rice.unit, place.far.unit], on=SPRING, by=SYSTEM)[0]


def item(checklist: Checklist, name: str) -> Item:
    return checklist.items.get(name=name)


def claim(checklist: Checklist, name: str, by: Actor) -> Item:
    row = item(checklist, name)
    actions.claim_item(row, by=by, words="活动室已挂牌", files=[proof()] if row.evidence else [])
    return row


def complete(checklist: Checklist, guide: Actor, union: Actor) -> None:
    for name in ("place", "plan"):
        actions.verify_item(claim(checklist, name, guide), by=union)


def share(cutoff: date) -> object:
    """The share of checklists that were complete at the end of that day."""
    rule = rules.read_rule({"id": "it", "name": "它", "unit": "%", **COMPLETE})
    assert isinstance(rule, rules.Rule), rule
    return rules.evaluate([rule], cutoff)[rule].value


def test_a_checklist_opens_with_every_declared_item_and_its_last_day(opened: Checklist) -> None:
    assert [row.title for row in opened.items.order_by("order")] == ["有活动场所", "有工作计划"]
    assert (opened.due, opened.verifier.name) == (date(2022, 5, 30), "总工会")


def test_a_unit_has_an_open_checklist_of_a_kind_once(place: County, opened: Checklist) -> None:
    with pytest.raises(Refused, match="已经有“两有”清单"):
        actions.open_checklists(CODE, KIND, [place.beef.unit, place.rice.unit], on=SPRING, by=SYSTEM)
    assert not Checklist.objects.filter(unit=place.beef.unit).exists()


def test_what_wants_evidence_is_not_claimed_without_and_nothing_is_kept(opened: Checklist, guide: Actor) -> None:
    with pytest.raises(Refused, match="场所照片"):
        actions.claim_item(item(opened, "place"), by=guide, words="有")
    text = SimpleUploadedFile("a.jpg", b"no picture")
    with pytest.raises(Refused, match="不是可用的附件"):
        actions.claim_item(item(opened, "place"), by=guide, files=[text])
    assert item(opened, "place").state == "asked"
    assert not item(opened, "place").claims.exists()


def test_whoever_claimed_an_item_does_not_verify_it(opened: Checklist, place: County) -> None:
    both = factories.actor("both", may={"support.claim": ["any"], "support.verify": ["any"]})
    row = claim(opened, "plan", both)
    with pytest.raises(Refused, match="不能是申报人"):
        actions.verify_item(row, by=both)
    assert item(opened, "plan").state == "claimed"


def test_the_guide_of_another_enterprise_finds_nothing(opened: Checklist, place: County, guide: Actor) -> None:
    with pytest.raises(NotFound):
        actions.claim_item(item(opened, "plan"), by=factories.actor("guide", unit=place.far.unit), words="有")


def test_a_claim_that_proves_nothing_is_sent_back_and_made_again(opened: Checklist, guide: Actor, union: Actor) -> None:
    row = claim(opened, "place", guide)
    actions.send_back_item(row, reason="照片里看不出是哪里", by=union)
    assert row.state == "asked"
    actions.verify_item(claim(opened, "place", guide), by=union)
    assert [each.closed_for for each in row.claims.all()] == ["照片里看不出是哪里", ""]


def test_the_share_that_is_complete_is_counted_as_it_stood_on_any_day(
    place: County, opened: Checklist, guide: Actor, union: Actor
) -> None:
    with at(date(2022, 6, 1)):
        complete(opened, guide, union)
    with at(date(2022, 9, 2)):
        actions.fall_back(item(opened, "place"), on=date(2022, 9, 1), reason="活动室改作仓库", by=union)
    half, none = 50, 0
    assert [share(day) for day in (date(2022, 5, 31), date(2022, 6, 1), date(2022, 8, 31))] == [none, half, half]
    assert share(date(2022, 9, 1)) == share(TODAY) == none
    with at(TODAY):
        actions.verify_item(claim(opened, "place", guide), by=union)
    assert share(TODAY) == half


def test_an_ended_checklist_counts_no_more_and_takes_no_claims(opened: Checklist, guide: Actor) -> None:
    actions.end_checklist(opened, on=TODAY, reason="企业搬走", by=SYSTEM)
    with pytest.raises(Refused, match="已在 2022-10-08 结束"):
        claim(opened, "plan", guide)
    in_force = {"of": "support.checklist", "date": "in_force", "measure": "stock"}
    assert [count(in_force, day) for day in (SPRING, TODAY)] == [2, 1]
