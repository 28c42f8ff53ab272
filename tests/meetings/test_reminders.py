"""Whoever is entitled is reminded of a meeting; minutes that are not issued are asked for, then told to the chair."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import at
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.meetings import actions
from tests.meetings.committee import DAY, committee, on_the_day

pytestmark = pytest.mark.django_db
CONCLUDED = date(2022, 10, 10)
ISSUE_BY = date(2022, 10, 17)


def run(*days: date) -> int:
    sent = 0
    for day in days:
        with at(day):
            sent += remind("990001", day)
    return sent


def test_every_member_is_reminded_the_working_day_before_a_meeting_and_on_its_day() -> None:
    with on_the_day(date(2022, 9, 20)):
        body = committee(3)
        body.plan(on=DAY)
    assert [run(date(2022, 9, 30)), run(date(2022, 10, 7)), run(DAY)] == [3, 0, 3]
    texts = Notice.objects.filter(to_id=str(body.members[0].pk), once__startswith="due:").values_list("text", flat=True)
    assert [text.split("”")[1] for text in texts] == ["还剩 1 个工作日，2022-10-08 召开。", "今日召开。"]


def test_nobody_is_reminded_of_a_meeting_that_was_called_off() -> None:
    with on_the_day(date(2022, 9, 20)):
        body = committee(3)
        actions.cancel_meeting(body.plan(on=DAY), reason="并入下月", by=body.clerk)
    assert run(date(2022, 9, 30), DAY) == 0


def test_minutes_not_issued_are_asked_for_at_the_office_and_then_told_to_the_chair() -> None:
    with on_the_day(CONCLUDED):
        body = committee(3)
        meeting, _item = body.in_session(on=CONCLUDED)
        actions.conclude_meeting(meeting, by=body.clerk)
    assert [run(date(2022, 10, day)) for day in (14, 17, 18)] == [1, 1, 2]
    office, chair = (
        Notice.objects.filter(to_id=str(to.pk), once__startswith="due:") for to in (body.office, meeting.chair)
    )
    assert office.count() == 3
    assert chair.get().text.endswith(f"的纪要已逾期 1 个工作日，应于 {ISSUE_BY} 完成。")
