"""Contests and honours: entered by list, counted once a person, starred in public, and left out where the person wishes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.talent import actions
from silian.talent.actions import Held
from silian.talent.models import Activity, Honour
from tests import factories
from tests.support.county import count
from tests.talent.county import TODAY, County, county

pytestmark = pytest.mark.django_db
SPRING = date(2022, 4, 28)
UNION = {f"talent.{verb}": ["any"] for verb in ("view", "hold", "honour", "see_names")}
CODE = "990001"
PEOPLE = "张三丰 GH-0001 青禾米业\n李四 GH-0002 青禾建材"
WORKERS: dict[str, object] = {
    "of": "talent.honour", "date": "conferred_on", "where": {"category": {"is": "worker"}, "revoked_on": {"filled": False}},
    "measure": "distinct", "what": "person", "window": "year_to_date",
}  # fmt: skip


@pytest.fixture
def there(db: None) -> County:
    cache.clear()
    return county()


def conferred(roster: str = PEOPLE, **changes: Any) -> list[Honour]:
    told = {
        "category": "worker", "title": "县劳动模范", "grade": "county", "on": SPRING, "document": "〔2022〕9号", "by": SYSTEM,
    } | changes  # fmt: skip
    with at(TODAY):
        return actions.confer(CODE, roster, **told)


def test_a_whole_list_is_honoured_in_one_deed_with_one_line_of_the_journal(there: County) -> None:
    before = journal.head(CODE).number
    made = conferred()
    assert [(str(row.individual), str(row.enterprise)) for row in made] == [("张**", "青禾米业"), ("李**", "青禾建材")]
    assert journal.head(CODE).number == before + 1


def test_one_wrong_line_refuses_the_whole_list_and_is_named(there: County) -> None:
    for wrong, words in (
        ("王五 GH-0003 没有的厂", "第 3 行：没有叫“没有的厂”的企业"),
        ("王五 GH-0001 青禾米业", "第 3 行：识别码与第 1 行相同"),
        ("青禾米业", "第 3 行：最后一栏要写企业"),
    ):
        with pytest.raises(Refused, match=words):
            conferred(f"{PEOPLE}\n{wrong}")
    assert not Honour.objects.exists()


def test_a_team_is_named_and_a_person_is_not_a_team(there: County) -> None:
    [team] = conferred("包装一班 青禾米业", category="team", title="模范集体")
    assert (team.team, team.individual) == ("包装一班", None)


def test_nobody_has_the_same_title_twice(there: County) -> None:
    conferred()
    with pytest.raises(Refused, match="第 1 行：已有这个称号"):
        conferred("李四 GH-0002 青禾建材")
    conferred("李四 GH-0002 青禾建材", title="市劳动模范")
    assert count(WORKERS, TODAY) == 2  # two people, one of them with two titles


def test_what_is_taken_back_counts_no_more_from_its_day(there: County) -> None:
    first = conferred()[0]
    with at(TODAY):
        actions.revoke_honour(first, on=date(2022, 9, 1), reason="弄虚作假", by=SYSTEM)
    assert [count(WORKERS, day) for day in (date(2022, 8, 31), TODAY)] == [2, 1]


def test_in_public_names_are_starred_and_who_does_not_wish_it_is_left_out(there: County) -> None:
    made = conferred()
    address = reverse("talent:public_honours", args=[CODE])
    page = Client().get(address).content.decode()
    assert "张**" in page
    assert "张三丰" not in page
    with at(TODAY):
        actions.withhold_honour(made[0], withheld=True, by=SYSTEM)
    assert "张**" not in Client().get(address).content.decode()
    assert count(WORKERS, TODAY) == 2
    assert not any("张三丰" in str(entry) for entry in journal.rows(CODE))


def test_the_union_of_another_county_can_neither_see_nor_honour(there: County) -> None:
    [first, _second] = conferred()
    stranger = factories.actor("union", may=UNION, county_code="990002")
    with pytest.raises(NotFound):
        actions.revoke_honour(first, on=TODAY, reason="无", by=stranger)
    with pytest.raises(NotFound):
        conferred(by=stranger)


def test_a_contest_counts_once_it_was_held_and_not_after_it_was_struck_off(there: County) -> None:
    contests: dict[str, object] = {
        "of": "talent.activity", "date": "held_on", "where": {"kind": {"is": "contest"}}, "measure": "count",
    }  # fmt: skip
    with at(TODAY):
        with pytest.raises(Refused, match="还没有举办"):
            actions.hold_activities(there.bureau, [Held("焊工竞赛", "contest", "county", date(2022, 11, 1))], by=SYSTEM)
        held = [Held(f"焊工竞赛{n}", "contest", "county", SPRING, there.firm) for n in (1, 2)]
        first, _second = actions.hold_activities(there.bureau, [*held], by=SYSTEM)
        assert count(contests, TODAY) == 2
        actions.strike_activity(first, reason="重复登记", by=SYSTEM)
    assert [count(contests, day) for day in (date(2022, 10, 7), TODAY)] == [2, 1]


def test_a_declared_headcount_needs_its_document_and_half_a_list_is_none(there: County) -> None:
    good = Held("读书会", "study", "county", SPRING)
    with at(TODAY), pytest.raises(Refused, match="依据文件"):
        actions.hold_activities(there.bureau, [good, Held("运动会", "culture", "county", SPRING, None, 300)], by=SYSTEM)
    assert not Activity.objects.exists()
