"""消息: a notice leads to its record and is read then; what one marks can be taken back; what goes outside is said first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel import journal
from silian.kernel.calendar import at
from silian.kernel.instance import mark_demo
from silian.kernel.notices import REMINDER, Delivery, Notice, ReadMark, Wishes, notify
from silian.kernel.notices.delivery import deliver
from tests import factories
from tests.kernel.notices.county import COUNTY, NOTHING, Office, office, send, wants
from tests.trust.world import DAY, browser_of

pytestmark = pytest.mark.django_db
INBOX = "/inbox"


@pytest.fixture
def here() -> Iterator[Office]:
    with at(DAY):
        yield office()


@pytest.fixture
def browser(here: Office) -> Client:
    return browser_of(here.by)


def page(browser: Client, url: str = INBOX, **headers: str) -> str:
    answer = browser.get(url, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_opening_a_notice_leads_to_its_record_and_reads_it(here: Office, browser: Client) -> None:
    notify(COUNTY, here.officer, "单位有变", about=journal.subject_of(here.bureau), once="一")
    notice = Notice.objects.get()
    assert "消息，1 条未读" in page(browser)
    assert not ReadMark.objects.exists(), "looking marks nothing"
    answer = browser.post(reverse("web:open_notice", args=[notice.pk]))
    assert answer.headers["Location"] == reverse("organisations:unit", args=[here.bureau.pk])
    assert "消息，没有未读" in page(browser)


def test_a_notice_without_a_record_is_a_sentence_and_no_button(here: Office, browser: Client) -> None:
    notify(COUNTY, here.officer, "只是一句话", about=NOTHING, once="一")
    shown = page(browser)
    assert "只是一句话" in shown
    assert "/open" not in shown


def test_marking_all_as_read_can_be_taken_back(here: Office, browser: Client) -> None:
    for text in ("一", "二"):
        send(here.bureau, text)
    answer = browser.post(reverse("web:read_all"), follow=True)
    toast = answer.content.decode()
    assert "2 条已标为已读" in toast
    undo = toast.split('<form method="post" action="/inbox/undo/')[1].split('"')[0]
    assert "消息，没有未读" in toast
    browser.post(f"/inbox/undo/{undo}")
    assert "消息，2 条未读" in page(browser)


def test_one_notice_is_marked_read_and_unread_again_in_its_row(here: Office, browser: Client) -> None:
    send(here.officer)
    url = reverse("web:mark_notice", args=[Notice.objects.get().pk])
    row = browser.post(url, headers={"HX-Request": "true"}).content.decode()
    assert "标为未读" in row
    assert 'id="bell"' in row, "the bell is told at once"
    assert "撤回" in row
    again = browser.post(url, headers={"HX-Request": "true"}).content.decode()
    assert "标为已读" in again
    assert not ReadMark.objects.exists()


def test_the_list_is_filtered_by_kind_and_by_what_is_unread(here: Office, browser: Client) -> None:
    send(here.officer, "通知一")
    send(here.officer, "提醒一", kind=REMINDER)
    browser.post(reverse("web:mark_notice", args=[Notice.objects.get(text="通知一").pk]))
    only = page(browser, f"{INBOX}?kind=reminder")
    assert "提醒一" in only
    assert "通知一" not in only
    assert "通知一" not in page(browser, f"{INBOX}?unread=1")
    assert "通知一" in page(browser, f"{INBOX}?kind=nobody-knows")


def test_the_part_that_htmx_asks_for_is_the_list_of_the_page(here: Office, browser: Client) -> None:
    send(here.officer, "请办")
    part = page(browser, **{"HX-Request": "true"})
    assert "请办" in part
    assert "<html" not in part


def test_somebody_elses_notice_is_not_there(here: Office, browser: Client) -> None:
    notify(COUNTY, here.officer, "给郑某", about=NOTHING, once="一")
    stranger = browser_of(here.stranger)
    key = Notice.objects.get().pk
    for name in ("web:open_notice", "web:mark_notice"):
        assert stranger.post(reverse(name, args=[key])).status_code == 404
    assert "给郑某" not in page(stranger)


@pytest.mark.parametrize("many", [3, 60])
def test_the_inbox_asks_few_questions_however_full_it_is(
    here: Office, browser: Client, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        send(here.officer if number % 2 else here.bureau, f"第 {number} 条", kind=REMINDER)
    page(browser)  # a session is new once, the calendar is read once
    with django_assert_max_num_queries(12):
        page(browser)


def test_an_empty_inbox_says_what_will_come(browser: Client) -> None:
    assert "还没有消息" in page(browser)


def test_who_wishes_it_gets_a_message_outside_and_sees_it_among_what_was_sent(here: Office, browser: Client) -> None:
    mark_demo(DAY)
    url = reverse("web:wishes")
    form = page(browser, url)
    assert "站外只说类别和编号" in form
    key = form.split('name="_key" value="')[1].split('"')[0]
    given = {"_key": key, "digest": "on", "quiet_from": "07:00", "quiet_to": "07:00", "to_reminder": ["sms"]}
    assert browser.post(url, given).status_code == 302
    send(here.officer, "张三丰的工资 13900001111", kind=REMINDER, called="SX2022-0187")
    deliver()
    shown = page(browser, reverse("web:deliveries"))
    assert "【四链】到期提醒 SX2022-0187，请登录查看。" in shown
    assert "演示：未真正发出" in shown
    assert "张三丰" not in shown


def test_a_wrong_time_is_said_at_its_field_and_nothing_is_kept(here: Office, browser: Client) -> None:
    url = reverse("web:wishes")
    key = page(browser, url).split('name="_key" value="')[1].split('"')[0]
    answer = browser.post(url, {"_key": key, "quiet_from": "二十点", "quiet_to": "08:00"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Wishes.objects.exists()


def test_the_administrator_sees_what_failed_and_has_it_tried_again(
    here: Office, browser: Client, settings: Any
) -> None:
    settings.NOTICE_CHANNELS = {"mail": {"url": "smtp://mail.example"}}
    keeper = browser_of(factories.actor("keeper", may={"organisations.administer": ["any"]}))
    wants(here.by, "mail")
    send(here.officer, "请办")
    deliver()
    shown = page(keeper, reverse("web:deliveries"))
    assert "没有登记邮箱。" in shown
    assert str(here.account) in shown
    again = reverse("web:send_again", args=[Delivery.objects.get().pk])
    assert browser.post(again).status_code == 404
    assert keeper.post(again).status_code == 302
    assert Delivery.objects.get().given_up_at is None
