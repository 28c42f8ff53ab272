"""Who reads a notice, and what it is to have read one."""

from __future__ import annotations

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, today
from silian.kernel.notices import Notice
from silian.kernel.notices.inbox import mark_read, mark_unread, notices_for, undo_reading, unread_for
from silian.organisations import actions
from silian.organisations.models import Post
from tests import factories
from tests.kernel.notices.county import COUNTY, Office, office, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Office:
    return office()


def texts(here: Office) -> set[str]:
    return set(notices_for(here.by, COUNTY).values_list("text", flat=True))


def test_one_reads_what_is_for_oneself_ones_person_unit_seats_and_committees(here: Office) -> None:
    seat = here.officer.posts.get().seat
    for reader, text in (
        (here.account, "账号"), (here.officer, "本人"), (here.bureau, "单位"), (seat, "岗位"), (here.committee, "党委"),
    ):  # fmt: skip
        send(reader, text)
    send(factories.township("河东镇"), "别的镇")
    assert texts(here) == {"账号", "本人", "单位", "岗位", "党委"}
    assert not notices_for(here.stranger, COUNTY).exists()


def test_who_leaves_a_seat_no_longer_reads_what_is_for_it(here: Office) -> None:
    send(here.committee, "党委")
    actions.relieve(Post.objects.get(person=here.officer), on=today(), by=SYSTEM)
    assert texts(here) == set()


def test_a_notice_in_another_county_is_not_in_this_inbox(here: Office) -> None:
    send(here.officer)
    assert not notices_for(here.by, "990002").exists()


def test_the_same_notice_goes_out_once(here: Office) -> None:
    assert [send(here.officer, once="一次"), send(here.officer, once="一次")] == [True, False]


def test_two_who_read_for_a_unit_each_have_their_own_marks(here: Office) -> None:
    second = factories.actor("handler", unit=here.bureau)
    send(here.bureau)
    mark_read(notices_for(here.by, COUNTY), by=here.by)
    assert [unread_for(by, COUNTY).count() for by in (here.by, second)] == [0, 1]


def test_what_one_stroke_marked_is_taken_back_at_one_stroke(here: Office) -> None:
    for text in ("一", "二", "三"):
        send(here.officer, text)
    mark_read(notices_for(here.by, COUNTY).filter(text="一"), by=here.by)
    deed = mark_read(unread_for(here.by, COUNTY), by=here.by)
    assert undo_reading(deed, by=here.stranger) == 0
    assert undo_reading(deed, by=here.by) == 2
    assert set(unread_for(here.by, COUNTY).values_list("text", flat=True)) == {"二", "三"}


def test_marking_twice_keeps_one_mark_and_unmarking_takes_it_off(here: Office) -> None:
    send(here.officer)
    for _time in range(2):
        mark_read(notices_for(here.by, COUNTY), by=here.by)
    assert not unread_for(here.by, COUNTY).exists()
    mark_unread(notices_for(here.by, COUNTY), by=here.by)
    assert unread_for(here.by, COUNTY).count() == 1


def test_what_nobody_read_for_a_quarter_no_longer_counts_as_unread(here: Office) -> None:
    with at(factories.LONG_AGO):
        send(here.officer, "旧")
    send(here.officer, "新")
    assert [notice.text for notice in unread_for(here.by, COUNTY)] == ["新"]
    assert notices_for(here.by, COUNTY).count() == 2


def test_numbers_of_people_are_masked_in_the_text_and_nothing_but_the_kind_goes_outside(here: Office) -> None:
    send(here.officer, "村民张三丰 13900001111 的工资", called="SX2022-0187")
    notice = Notice.objects.get()
    assert "13900001111" not in notice.text
    assert notice.outside == "【四链】通知 SX2022-0187，请登录查看。"
