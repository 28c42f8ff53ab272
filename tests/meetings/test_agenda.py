"""The next agenda begins with what is still open."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.matters import actions as matters
from silian.matters.models import Matter
from silian.meetings import actions
from silian.meetings.actions import Settled
from silian.meetings.models import AgendaItem, Meeting
from tests import factories
from tests.meetings.committee import DAY, Committee, committee, on_the_day

pytestmark = pytest.mark.django_db
Origin = AgendaItem.Origin
SEPTEMBER = date(2022, 9, 1)


def raised(body: Committee, title: str = "和牛冻精外购渠道中断", on: date = SEPTEMBER) -> Matter:
    """A matter of the committee's chain, accepted on that day, with the office."""
    with at(on):
        matter = matters.raise_matter(
            "990001",
            kind="links/problem",
            title=title,
            raiser=matters.Raiser(name="某企业"),
            chain=body.chain,
            by=SYSTEM,
        )
        matters.accept_matter(matter, by=SYSTEM)
        return matters.assign_matter(matter, lead=body.office, handler=body.members[0], by=SYSTEM)


def returned(matter: Matter, body: Committee, times: int = 2) -> Matter:
    for nth in range(times):
        matters.hand_back(matter, reason="not_ours", words="不属本单位职责", by=SYSTEM)
        if nth < times - 1:
            matters.accept_matter(matter, by=SYSTEM)
            matters.assign_matter(matter, lead=body.office, handler=body.members[0], by=SYSTEM)
    return matter


def resolved(body: Committee, on: date = DAY) -> Meeting:
    """A meeting whose minutes are out, with one resolution that became a matter."""
    meeting, item = body.in_session(on)
    settled = Settled(owner=body.members[0], measure="签一年供精协议", due=date(2022, 10, 31))
    actions.resolve(item, text="与备用供精站签协议", settled=settled, by=body.clerk)
    actions.conclude_meeting(meeting, by=body.clerk)
    actions.issue_minutes(meeting, by=body.clerk)
    return meeting


def agenda(meeting: Meeting) -> list[tuple[str, str]]:
    return [(item.origin, item.title) for item in meeting.items.all()]


def test_an_overdue_matter_of_the_chain_stands_on_the_next_agenda_and_another_chain_s_does_not() -> None:
    with on_the_day():
        body, other = committee(3), committee(3, "水稻")
        raised(body)
        raised(other, "烘干塔变压器容量不足")
        raised(body, "刚刚受理的事", on=date(2022, 9, 30))
        assert agenda(body.plan()) == [(Origin.OVERDUE, "和牛冻精外购渠道中断")]


def test_a_matter_returned_twice_goes_to_the_next_agenda_until_a_meeting_has_taken_it_up() -> None:
    with on_the_day():
        body = committee(3)
        matter = returned(raised(body, on=DAY), body)
        meeting = body.plan()
        assert agenda(meeting) == [(Origin.RETURNED, matter.title)]
        actions.convene_meeting(meeting, by=body.clerk)
        actions.conclude_meeting(meeting, by=body.clerk)
        assert agenda(body.plan()) == []


def test_a_matter_returned_once_is_not_the_committee_s_yet() -> None:
    with on_the_day():
        body = committee(3)
        returned(raised(body, on=DAY), body, times=1)
        assert agenda(body.plan()) == []


def test_a_resolution_stands_on_the_next_agenda_until_its_matter_is_closed() -> None:
    with on_the_day():
        body = committee(3)
        matter = resolved(body).resolutions().get().matter
        assert matter is not None
        assert agenda(body.plan()) == [(Origin.RESOLUTION, "与备用供精站签协议")]
        assert body.plan().items.get().matter == matter
        matters.withdraw_matter(matter, reason="不再需要", by=SYSTEM)
        assert agenda(body.plan()) == []


def test_one_matter_is_carried_in_once_whatever_the_reasons() -> None:
    with on_the_day():
        body = committee(3)
        matter = resolved(body).resolutions().get().matter
        assert matter is not None
    with on_the_day(date(2022, 11, 30)):
        meeting = body.plan(date(2022, 11, 30))
        assert agenda(meeting) == [(Origin.RESOLUTION, "与备用供精站签协议")]
        assert actions.fill_agenda(meeting, by=body.clerk) == []
        assert meeting.items.count() == 1


def test_what_becomes_due_after_planning_comes_in_when_the_session_opens() -> None:
    with on_the_day(date(2022, 9, 14)):
        body = committee(3)
        raised(body)
        meeting = body.plan()
        actions.add_item(meeting, title="三季度得分", by=body.clerk)
        assert len(agenda(meeting)) == 1
    with on_the_day():
        actions.convene_meeting(meeting, by=body.clerk)
        assert agenda(meeting) == [(Origin.BY_HAND, "三季度得分"), (Origin.OVERDUE, "和牛冻精外购渠道中断")]


def test_a_carried_item_cannot_be_taken_off_only_put_off_with_a_reason() -> None:
    with on_the_day():
        body = committee(3)
        raised(body)
        meeting = body.plan()
        item = meeting.items.get()
        with pytest.raises(Refused, match="只能写明理由延议"):
            actions.remove_item(item, by=body.clerk)
        with pytest.raises(Refused, match="请填写"):
            actions.put_off_item(item, reason=" ", by=body.clerk)
        actions.put_off_item(item, reason="主办单位正在省里对接", by=body.clerk)
        actions.convene_meeting(meeting, by=body.clerk)
        body.mark(meeting, 3)
        with pytest.raises(Refused, match="已延议"):
            actions.resolve(item, text="另选供精站", by=body.clerk)


def test_an_item_added_by_hand_can_be_taken_off_until_something_came_of_it() -> None:
    with on_the_day():
        body = committee(3)
        _meeting, item = body.in_session()
        second = actions.add_item(item.meeting, title="人才公寓", by=body.clerk)
        actions.remove_item(second, by=body.clerk)
        actions.record_discussion(item, text="同意。", by=body.clerk)
        with pytest.raises(Refused, match="不能撤下"):
            actions.remove_item(item, by=body.clerk)
        assert agenda(item.meeting) == [(Origin.BY_HAND, "冷藏二期选址")]


def test_a_matter_that_one_may_not_see_cannot_be_put_on_an_agenda() -> None:
    with on_the_day():
        body, other = committee(3), committee(3, "水稻")
        hidden = raised(other, on=DAY)
        with pytest.raises(NotFound):
            actions.add_item(body.plan(), title="", matter=hidden, by=body.clerk)


def test_everybody_who_is_entitled_is_told_once_of_each_change() -> None:
    with on_the_day():
        body = committee(3)
        meeting = body.plan(date(2022, 10, 12))
        actions.reschedule_meeting(meeting, held_on=date(2022, 10, 13), by=body.clerk)
        actions.cancel_meeting(meeting, reason="并入下月会议", by=body.clerk)
        texts = Notice.objects.filter(to_id=str(body.members[0].pk)).order_by("id").values_list("text", flat=True)
        assert [text.partition("：")[0] for text in texts] == ["会议通知", "会议改期", "会议取消（并入下月会议）"]


def test_meetings_are_numbered_without_gaps_and_sittings_in_the_order_in_which_they_are_opened() -> None:
    with on_the_day():
        body = committee(3)
        first, second = body.plan(), body.plan()
        with pytest.raises(Refused):
            actions.plan_meeting([body.unit], kind="links/none", held_on=DAY, by=body.clerk)
        third = body.plan()
        assert [m.number for m in (first, second, third)] == ["HY2022-0001", "HY2022-0002", "HY2022-0003"]
        for meeting in (second, first):
            actions.add_item(meeting, title="例行议题", by=body.clerk)
            actions.convene_meeting(meeting, by=body.clerk)
        assert (str(second), str(first)) == ("肉牛链联合党委第 1 次会议", "肉牛链联合党委第 2 次会议")


def test_a_meeting_is_not_opened_before_its_day_nor_without_an_item() -> None:
    with on_the_day():
        body = committee(3)
        meeting = body.plan(date(2022, 10, 12))
        with pytest.raises(Refused, match="到当天才能开"):
            actions.convene_meeting(meeting, by=body.clerk)
        with pytest.raises(Refused, match="还没有议题"):
            actions.convene_meeting(body.plan(), by=body.clerk)


def test_only_a_kind_of_unit_that_the_rule_names_may_meet() -> None:
    with on_the_day():
        committee(3)
        with pytest.raises(Refused, match="不能召开联合党委会议"):
            actions.plan_meeting([factories.township("石桥镇")], kind="links/joint", held_on=DAY, by=SYSTEM)
