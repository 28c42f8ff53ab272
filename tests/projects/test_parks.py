"""农业园区: stars that rise and fall by the day, capital that is declared with a document, and who may touch either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import Actor
from silian.kernel.errors import NotFound, Refused
from silian.kernel.idempotency import mint
from silian.kernel.rules import Rule, Scope, Surroundings, evaluate, read_rule
from silian.organisations.models import Account, Unit
from silian.projects import actions
from silian.projects.models import Park
from tests import factories
from tests.projects import relay
from tests.questions import same_however_long

KEEPS = {
    "projects.view_parks": ["keeper", "located_in"],
    "projects.keep_parks": ["keeper", "located_in", "any_unit"],
}
RULES = {
    "risen": {
        "id": "risen", "name": "升为省星级", "unit": "个", "of": "projects.park_grade", "date": "awarded_on",
        "where": {"risen": {"is": True}, "level": {"is": "province"}}, "measure": "distinct", "what": "park",
        "window": "year_to_date",
    },
    "capital": {
        "id": "capital", "name": "社会资本", "unit": "元", "of": "projects.social_capital", "date": "on",
        "where": {"withdrawn_on": {"filled": False}}, "measure": "sum", "what": "amount", "window": "year_to_date",
    },
}  # fmt: skip


@dataclass
class Place:
    town: Unit
    other: Unit
    clerk: Actor
    stranger: Actor

    def park(self, name: str = "石桥稻渔园区") -> Park:
        opened = date(2021, 5, 1)
        return actions.open_park(self.town, name, industry="稻渔综合种养", opened_on=opened, by=self.clerk)


@pytest.fixture
def place(db: None) -> Iterator[Place]:
    with relay.on_the_day():
        town, other = factories.township("石桥镇"), factories.township("柳河镇")
        factories.role("keeps", KEEPS)
        yield Place(town, other, factories.actor("keeps", unit=town), factories.actor("keeps", unit=other))


def figure(name: str, day: date = relay.DAY) -> object:
    rule = read_rule(RULES[name], Surroundings())
    assert isinstance(rule, Rule)
    return evaluate([rule], day, Scope(counties=["990001"]))[rule].value


def award(place: Place, park: Park, level: str, stars: int, on: date) -> None:
    actions.award_grade(park, level=level, stars=stars, document="认定文件", awarded_on=on, by=place.clerk)


def test_only_a_park_that_stood_lower_has_risen(place: Place) -> None:
    new, raised = place.park("新认定园区"), place.park("升级园区")
    award(place, new, "province", 3, date(2022, 3, 1))
    award(place, raised, "city", 5, date(2021, 6, 1))
    award(place, raised, "province", 3, date(2022, 3, 1))
    assert figure("risen") == 1
    assert figure("risen", date(2022, 2, 28)) == 0


def test_falling_to_a_lower_level_is_no_rise(place: Place) -> None:
    park = place.park()
    award(place, park, "national", 1, date(2021, 6, 1))
    award(place, park, "province", 5, date(2022, 3, 1))
    assert figure("risen") == 0
    assert [str(row) for row in park.grades.filter(ended_on=None)] == ["省级 ★★★★★"]


def test_stars_are_not_awarded_before_those_that_they_replace(place: Place) -> None:
    park = place.park()
    award(place, park, "city", 4, date(2022, 3, 1))
    with pytest.raises(Refused, match="不能早于上一步"):
        award(place, park, "city", 5, date(2022, 2, 1))
    with pytest.raises(Refused, match="已经是市级"):
        award(place, park, "city", 4, date(2022, 4, 1))


def test_capital_that_was_withdrawn_counts_on_the_days_before_only(place: Place) -> None:
    park = place.park()
    declared = actions.declare_capital(
        park, investor="甲公司", fen=300, source="验资报告", on=date(2022, 1, 10), by=place.clerk
    )
    actions.declare_capital(park, investor="乙公司", fen=200, source="合同", on=date(2022, 2, 10), by=place.clerk)
    assert figure("capital") == 500
    actions.withdraw_capital(declared, ground="重复申报", by=place.clerk)
    assert figure("capital") == 200
    assert figure("capital", date(2022, 5, 31)) == 500


def test_capital_without_a_document_is_not_taken(place: Place) -> None:
    with pytest.raises(Refused, match="请填写"):
        actions.declare_capital(place.park(), investor="甲公司", fen=300, source=" ", by=place.clerk)


def test_the_next_township_finds_no_such_park(place: Place) -> None:
    park = place.park()
    with pytest.raises(NotFound):
        actions.declare_capital(park, investor="甲", fen=1, source="报告", by=place.stranger)
    client = Client()
    client.force_login(Account.objects.get(pk=place.stranger.id))
    assert client.get(reverse("projects:park", args=[park.pk])).status_code == 404
    assert "石桥稻渔园区" not in client.get(reverse("projects:parks")).content.decode()


def test_the_list_asks_the_same_however_long_and_a_form_declares_capital(place: Place) -> None:
    client = Client()
    client.force_login(Account.objects.get(pk=place.clerk.id))
    same_however_long(client, reverse("projects:parks"), add=lambda nth: place.park(f"第{nth}园区"))
    park = place.park()
    fields = {"_key": mint(), "investor": "甲公司", "fen": "850万元", "on": "2022-05-20", "source": "验资报告"}
    assert client.post(reverse("projects:declare_capital", args=[park.pk]), fields).status_code == 302
    page = client.get(reverse("projects:park", args=[park.pk])).content.decode()
    assert "850万元" in page
    assert "申报" in page
