"""招商目标: outside makers are ranked by evidence that can be read up, followed, and taken off with the reason."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.chains.models import Chain, Target
from silian.chains.queries.targets import targets_of
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from tests import factories
from tests.chains import mapping
from tests.chains.mapping import TODAY, draw, node, post, read
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db
NEXT = date(2022, 11, 8)


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    chain = mapping.beef()
    draw(chain, 1)
    return chain


def court(beef: Chain, name: str) -> Target:
    return actions.add_target(node("投入0"), name, follower=beef.office, next_on=NEXT, by=SYSTEM)


def say(target: Target, part: str, strength: str, on: date = TODAY) -> None:
    actions.add_target_evidence(
        target, part=part, strength=strength, text="年产 5 万剂", on=on, source="省级许可公示", by=SYSTEM
    )


def test_targets_are_ranked_by_their_strongest_lines_and_old_ones_earn_nothing(beef: Chain) -> None:
    north, south, old = court(beef, "北疆种牛"), court(beef, "南岭种牛"), court(beef, "旧岭种牛")
    say(north, "capability", "strong")
    say(north, "capability", "slight")
    say(south, "capability", "fair")
    say(south, "expansion", "strong")
    say(old, "capability", "strong", on=date(2019, 1, 1))
    found = targets_of(beef).nodes[0].courted
    assert [(each.target.name, each.ranked.score) for each in found] == [
        ("北疆种牛", 30.0), ("南岭种牛", 28.0), ("旧岭种牛", 0.0),
    ]  # fmt: skip


def test_a_line_without_a_source_or_from_tomorrow_is_refused(beef: Chain) -> None:
    target = court(beef, "北疆种牛")
    told = {"part": "capability", "strength": "fair", "text": "年产 5 万剂"}
    with pytest.raises(Refused, match="出处"):
        actions.add_target_evidence(target, **told, on=TODAY, source=" ", by=SYSTEM)
    with pytest.raises(Refused, match="不能晚于今天"):
        actions.add_target_evidence(target, **told, on=NEXT, source="官网", by=SYSTEM)


def test_a_target_is_listed_followed_and_taken_off_on_its_page(beef: Chain) -> None:
    clerk = mapping.clerk()
    post(
        clerk,
        "add_target",
        beef.pk,
        node=node("投入0").pk,
        name="北疆种牛",
        follower=beef.office.pk,
        next_on="2022-10-08",
    )
    target = Target.objects.get()
    line = {
        "part": "capability",
        "strength": "strong",
        "text": "存栏种公牛 86 头",
        "on": "2022-07-05",
        "source": "许可公示",
    }
    post(clerk, "add_target_evidence", target.pk, **line)
    page = read(clerk, "targets", beef.pk)
    assert "存栏种公牛 86 头" in page
    assert "30/30" in page
    assert post(clerk, "follow_target", target.pk, next_on="2022-10-08").status_code == 422
    post(clerk, "follow_target", target.pk, next_on="2022-11-08")
    post(clerk, "end_target", target.pk, reason="对方另有选址")
    assert "已移出清单" in read(clerk, "targets", beef.pk)
    assert targets_of(beef).nodes == []


def test_the_same_role_in_another_bureau_courts_nobody(beef: Chain) -> None:
    may = {"chains.view": ["in_county", "lead"], "chains.map": ["lead"]}
    other = factories.actor("other", unit=factories.department("县农业农村局"), may=may)
    with pytest.raises((Refused, NotFound)):
        actions.add_target(node("投入0"), "北疆种牛", follower=beef.office, next_on=NEXT, by=other)


def test_the_list_of_targets_asks_the_same_however_long(beef: Chain) -> None:
    clerk = mapping.clerk()
    same_however_long(
        clerk, f"/chains/{beef.pk}/targets", add=lambda nth: say(court(beef, f"外县{nth}"), "capability", "fair")
    )
