"""A society is founded when its programme's conditions are met, and not before; then it exchanges, and the public is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from silian.kernel import journal
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import offers
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations.models import Account, Person
from silian.organisations.queries import root_of
from silian.societies import actions
from silian.societies.conditions import conditions_of
from silian.societies.models import Member, Society
from tests import factories
from tests.questions import same_however_long
from tests.support.county import count

pytestmark = pytest.mark.django_db
CODE, KIND = "990001", "learning/branch"
SPRING, TODAY = date(2022, 3, 7), date(2022, 6, 24)
SECRETARY = {
    f"societies.{verb}": ["any"]
    for verb in ("view", "prepare", "handle", "enrol", "found", "exchange", "see_names")
}  # fmt: skip
MEMBER = {"societies.view": ["in_county"], "societies.handle": ["handler"]}
BRANCH = {
    "title": "研究分会", "purpose": "学术交流",
    "disciplines": {"heart": "心血管", "mind": "心理", "nursing": "护理"}, "regions": {"east": "东部", "west": "西部"},
    "founding": {"members": 3, "disciplines": 2, "regions": 2, "tasks_done": True},
}  # fmt: skip
MEMBERS = "王甲 一院 心血管 东部\n李乙 二院 心理 西部\n张三丰 二院 心理 西部"


def programme(**branch: object) -> dict[str, object]:
    head = {
        "name": "learning", "title": "分会", "starts_on": date(2022, 1, 1), "years": [{"year": 2022, "title": "分会"}],
        "settings": {"number": "XH{year}-{number:04d}"},
    }  # fmt: skip
    return {"programme.yaml": head, "societies.yaml": {"societies": {"branch": {**BRANCH, **branch}}}}


@pytest.fixture
def secretary(db: None) -> Actor:
    cache.clear()
    with at(date(2022, 1, 4)):
        for year in (2022, 2023):
            table.load_year(year, by=SYSTEM)
        factories.apply_programme(programme())
        return factories.actor("secretary", may=SECRETARY)


@pytest.fixture
def owner(secretary: Actor) -> Person:
    return factories.person("负责某", root_of(CODE))


@pytest.fixture
def society(secretary: Actor) -> Society:
    with at(SPRING):
        return actions.begin_society(CODE, KIND, on=SPRING, by=secretary)


def ready(society: Society, owner: Person, by: Actor) -> None:
    with at(SPRING):
        task = actions.add_task(society, "起草规则", owner=owner, due=date(2022, 4, 15), by=by)
    with at(TODAY):
        actions.enrol_members(society, MEMBERS, on=TODAY, by=by)
        actions.complete_task(task, result="已报送", by=by)


def founded(society: Society, owner: Person, by: Actor) -> Society:
    ready(society, owner, by)
    with at(TODAY):
        return actions.found(society, on=TODAY, document="〔2022〕3号", by=by)


def test_a_founding_is_refused_with_every_reason_at_once(society: Society, secretary: Actor) -> None:
    with at(TODAY), pytest.raises(Refused) as refused:
        actions.found(society, on=TODAY, document="〔2022〕3号", by=secretary)
    for reason in ("3 人，现有 0 人", "2 个学科，现有 0 个", "2 个地区，现有 0 个", "还没有安排筹备工作"):
        assert reason in str(refused.value)
    society.refresh_from_db()
    assert society.state == "preparing"


def test_one_open_task_still_stops_it_and_the_button_says_so(society: Society, owner: Person, secretary: Actor) -> None:
    ready(society, owner, secretary)
    with at(TODAY):
        actions.add_task(society, "落实地点", owner=owner, due=TODAY, by=secretary)
        [offer] = offers(society, secretary)
        assert offer.why == "筹备工作还有 1 项没有完成。"
        assert [condition.met for condition in conditions_of(society)] == [True, True, True, False]


def test_it_is_founded_once_everything_is_there(society: Society, owner: Person, secretary: Actor) -> None:
    founded(society, owner, secretary)
    assert (society.state, society.founded_on, society.document) == ("founded", TODAY, "〔2022〕3号")


def test_members_of_one_discipline_are_not_several(society: Society, secretary: Actor) -> None:
    with at(TODAY):
        actions.enrol_members(society, "王甲 一院 心理 东部\n李乙 一院 心理 西部", on=TODAY, by=secretary)
        assert {c.label: c.have for c in conditions_of(society)}["学科"] == 1


def test_a_list_with_one_wrong_line_takes_nobody_and_names_the_line(society: Society, secretary: Actor) -> None:
    with at(TODAY), pytest.raises(Refused, match="第 2 行：没有“牙科”，可以写：心血管、心理、护理"):
        actions.enrol_members(society, "王甲 一院 心理 东部\n李乙 二院 牙科 西部", on=TODAY, by=secretary)
    with at(TODAY), pytest.raises(Refused, match=r"王\*\*（一院）已是会员"):
        actions.enrol_members(society, "王甲 一院 心理 东部\n王甲 一院 护理 东部", on=TODAY, by=secretary)
    assert not Member.objects.exists()


def test_nothing_is_exchanged_before_the_founding(society: Society, secretary: Actor) -> None:
    with at(TODAY), pytest.raises(Refused, match="成立以后"):
        actions.plan_event(society, "年会", kind="conference", held_on=TODAY, by=secretary)


def test_a_member_completes_their_own_task_and_no_other(society: Society, owner: Person, secretary: Actor) -> None:
    with at(SPRING):
        own = actions.add_task(society, "起草规则", owner=owner, due=TODAY, by=secretary)
        other = actions.add_task(
            society, "联系单位", owner=factories.person("旁某", root_of(CODE)), due=TODAY, by=secretary
        )
        member = factories.actor("member", may=MEMBER, holder=owner)
        actions.complete_task(own, result="已报送", by=member)
        with pytest.raises(Refused, match="没有“办理筹备工作”"):
            actions.complete_task(other, result="已报送", by=member)


def test_a_stranger_of_another_tenant_finds_nothing(society: Society) -> None:
    stranger = factories.actor("stranger", may=SECRETARY, county_code="990002")
    with pytest.raises(NotFound):
        actions.add_task(society, "起草", owner=factories.person(), due=TODAY, by=stranger)


def test_the_owner_is_reminded_of_a_task_on_its_day(society: Society, owner: Person, secretary: Actor) -> None:
    with at(SPRING):
        actions.add_task(society, "起草规则", owner=owner, due=date(2022, 4, 15), by=secretary)
    with at(date(2022, 4, 15)):
        remind(CODE, date(2022, 4, 15))
    assert "筹备工作“起草规则”" in "".join(Notice.objects.filter(to_id=owner.pk).values_list("text", flat=True))


def test_figures_count_members_as_they_stood(society: Society, owner: Person, secretary: Actor) -> None:
    founded(society, owner, secretary)
    later = date(2022, 8, 1)
    with at(later):
        actions.leave_society(society.members.order_by("pk")[0], on=later, reason="调离", by=secretary)
    members = {"of": "societies.member", "date": "in_force", "measure": "stock"}
    disciplines = {
        "of": "societies.member",
        "date": "in_force",
        "measure": "distinct",
        "what": "discipline",
        "window": "at_cutoff",
    }
    assert [count(members, day) for day in (TODAY, later)] == [3, 2]
    assert [count(disciplines, day) for day in (TODAY, later)] == [2, 1]


def test_names_stand_in_no_journal_and_on_no_public_page(society: Society, owner: Person, secretary: Actor) -> None:
    founded(society, owner, secretary)
    with at(TODAY):
        speaker = society.members.get(institution="二院", mark=Member.objects.order_by("pk")[2].mark)
        event = actions.plan_event(society, "年会", kind="conference", held_on=TODAY, by=secretary)
        actions.add_talk(event, "学科协作", speaker=speaker, by=secretary)
        actions.hold_event(event, summary="交流做法", by=secretary)
        page = Client().get(reverse("societies:public", args=[CODE])).content.decode()
    assert "学科协作" in page
    assert "张**" in page
    assert "不提供诊疗建议" in page
    told = page + "".join(str(entry) for entry in journal.rows(CODE))
    assert not any(name in told for name in ("张三丰", "王甲", "李乙"))


def test_fewer_than_five_are_not_told_in_public(society: Society, owner: Person, secretary: Actor) -> None:
    founded(society, owner, secretary)
    assert "&lt;5" in Client().get(reverse("societies:public", args=[CODE])).content.decode()


def test_the_page_of_a_society_asks_the_same_however_many_members(
    society: Society, owner: Person, secretary: Actor
) -> None:
    browser = Client()
    browser.force_login(
        Account.objects.get(pk=secretary.id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    founded(society, owner, secretary)
    with at(TODAY):
        same_however_long(
            browser, reverse("societies:society", args=[society.pk]) + "?part=members",
            add=lambda n: actions.enrol_members(society, f"会员{n} 三院 护理 东部", on=TODAY, by=secretary), at_most=16,
        )  # fmt: skip


def test_conditions_that_can_never_be_met_are_refused_with_their_line(db: None) -> None:
    with pytest.raises(Refused, match="永远达不到"):
        factories.apply_programme(programme(founding={"regions": 3}))
