"""Guides are posted to enterprises; their right goes where their posting goes, and the board tells how far each is."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from silian.kernel import journal
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations.models import Account, Person
from silian.organisations.queries import actor_for
from silian.support import actions
from silian.support.models import Checklist, Item
from silian.support.queries import postings_of
from tests import factories
from tests.matters.county import proof
from tests.questions import same_however_long
from tests.support.county import CODE, SPRING, TODAY, County, count
from tests.support.test_checklists import programme

pytestmark = pytest.mark.django_db
UNION = {
    f"support.{verb}": ["any"] for verb in ("view_checklists", "keep_checklists", "verify", "post_guides")
}  # fmt: skip
GUIDE = {"title": "指导员", "anchor": "unit", "may": {
    "support.view_checklists": ["located_in"], "support.claim": ["located_in"],
}}  # fmt: skip
FIRST = {
    "of": "support.posting", "date": "from_on", "where": {"first": {"is": True}}, "measure": "distinct", "what": "guide",
}  # fmt: skip


@pytest.fixture
def union(place: County) -> Actor:
    with at(SPRING):
        files = programme() | {
            "roles.yaml": {"roles": {"union_guide": GUIDE}},
            "support.yaml": {"guides": {"title": "指导员", "role": "union_guide", "checklist": "haves"}},
        }
        factories.apply_programme(files)
        factories.department("总工会")
        return factories.actor("union_office", may=UNION)


@pytest.fixture
def guides(place: County, union: Actor) -> list[Person]:
    return [factories.person(name, place.bureau) for name in ("甲某", "乙某")]


def account_of(person: Person) -> Account:
    return factories.account(holder=person)


def post(place: County, guides: list[Person], by: Actor) -> None:
    with at(SPRING):
        pairs = [(guides[0], place.rice), (guides[1], place.far)]
        actions.post_guides(CODE, pairs, on=SPRING, by=by)


def test_a_list_of_postings_is_one_deed_and_opens_each_checklist(
    place: County, guides: list[Person], union: Actor
) -> None:
    before = journal.head(CODE).number
    post(place, guides, union)
    assert journal.head(CODE).number == before + 1
    assert {str(row.unit) for row in Checklist.objects.all()} == {"青禾米业", "远山药业"}


def test_the_right_of_a_guide_goes_with_the_posting(place: County, guides: list[Person], union: Actor) -> None:
    post(place, guides, union)
    first, second = (account_of(person) for person in guides)
    item = Item.objects.get(checklist__unit=place.rice.unit, name="plan")
    with at(date(2022, 6, 1)):
        with pytest.raises(NotFound):
            actions.claim_item(item, words="有", by=actor_for(second))
        posting = postings_of(place.rice).get()
        actions.hand_over_posting(posting, to=guides[1], on=date(2022, 6, 1), reason="轮换", by=union)
        with pytest.raises(NotFound):
            actions.claim_item(item, words="有", by=actor_for(first))
        actions.claim_item(item, words="计划已上墙", by=actor_for(second))
    assert [(str(row.person), row.to_on) for row in postings_of(place.rice)] == [
        ("乙某", None), ("甲某", date(2022, 6, 1)),
    ]  # fmt: skip


def test_an_enterprise_has_one_guide_at_a_time_and_a_bad_list_posts_nobody(
    place: County, guides: list[Person], union: Actor
) -> None:
    post(place, guides, union)
    with pytest.raises(Refused, match="青禾米业 已由甲某联系"):
        actions.post_guides(CODE, [(guides[1], place.beef), (guides[1], place.rice)], on=TODAY, by=union)
    assert not postings_of(place.beef).exists()


def test_the_first_posting_is_that_of_the_first_day(place: County, guides: list[Person], union: Actor) -> None:
    post(place, guides, union)
    with at(TODAY):
        actions.post_guides(CODE, [(factories.person("丙某", place.bureau), place.beef)], on=TODAY, by=union)
    assert count(FIRST, TODAY) == 2
    assert count({"of": "support.posting", "date": "in_force", "measure": "stock"}, TODAY) == 3


def test_the_guide_is_reminded_of_what_is_not_claimed_and_the_union_of_what_is_not_verified(
    place: County, guides: list[Person], union: Actor
) -> None:
    post(place, guides, union)
    with at(date(2022, 5, 27)):
        remind(CODE, date(2022, 5, 27))
    assert "青禾米业的清单还有没申报的项" in Notice.objects.get(to_id=guides[0].pk).text
    office = Checklist.objects.all()[0].verifier
    with at(date(2022, 6, 1)):
        actions.claim_item(Item.objects.get(checklist__unit=place.rice.unit, name="place"), by=SYSTEM, files=[proof()])
    with at(date(2022, 6, 10)):
        remind(CODE, date(2022, 6, 10))
    assert "青禾米业申报的“有活动场所”等核实" in "".join(
        Notice.objects.filter(to_id=office.pk).values_list("text", flat=True)
    )


def test_the_board_asks_the_same_however_many_enterprises(
    place: County, guides: list[Person], union: Actor, sign_in: object
) -> None:
    def add(number: int) -> None:
        firm = factories.enterprise(f"企业{number:02d}号", place=place.town)
        actions.post_guides(CODE, [(guides[0], firm)], on=SPRING, by=union)

    same_however_long(sign_in(union), reverse("support:coverage"), add=add)  # type: ignore[operator]


def test_a_guide_sees_on_the_phone_what_is_missing_and_only_of_their_own(
    place: County, guides: list[Person], union: Actor, sign_in: object
) -> None:
    post(place, guides, union)
    guide = actor_for(account_of(guides[0]))
    page = sign_in(guide).get(reverse("support:my_enterprises")).content.decode()  # type: ignore[operator]
    assert "青禾米业" in page
    assert "场所照片" in page
    assert "远山药业" not in page
