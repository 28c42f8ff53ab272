"""What leaves the house: once, after the commit, not in the quiet hours, tried again while it surely failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from silian.kernel.calendar import at
from silian.kernel.notices import GENERAL, REMINDER, Delivery
from silian.kernel.notices import delivery as delivering
from silian.kernel.notices.channels import Message, NotSent
from silian.kernel.notices.delivery import deliver, given_up, try_again
from silian.kernel.notices.readers import Contact
from silian.organisations import actions
from tests.kernel.notices.county import COUNTY, Office, office, send, wants

pytestmark = pytest.mark.django_db
MORNING = timezone.make_aware(datetime.combine(date(2022, 10, 8), time(9)))


class Post:
    """A channel that writes down what it was given, and fails as it is told."""

    needs, pretends = "信箱", False

    def __init__(self) -> None:
        self.sent: list[tuple[Contact, Message]] = []
        self.failures: list[Exception] = []

    def reaches(self, contact: Contact) -> bool:
        return True

    def send(self, contact: Contact, message: Message) -> None:
        if self.failures:
            raise self.failures.pop()
        self.sent.append((contact, message))


@pytest.fixture
def here() -> Iterator[Office]:
    with at(datetime.combine(date(2022, 9, 1), time(9))):
        made = office()
    with at(MORNING):
        yield made


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    made = Post()
    for module in ("silian.kernel.notices.delivery", "silian.kernel.notices.wishes"):
        monkeypatch.setattr(f"{module}.channels", lambda: {"sms": made})
    return made


def run(after: timedelta = timedelta()) -> int:
    with at(MORNING + after):
        return deliver().sent


def test_it_goes_out_once_however_often_it_is_run(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer, called="SX2022-0187")
    assert [run(), run(), run(timedelta(days=1))] == [1, 0, 0]
    assert [message.text for _to, message in post.sent] == ["【四链】通知 SX2022-0187，请登录查看。"]


def test_only_kinds_that_were_wished_and_only_from_the_wish_on(here: Office, post: Post) -> None:
    send(here.officer, "先前")
    with at(MORNING + timedelta(minutes=1)):
        wants(here.by, "sms", kind=REMINDER)
        send(here.officer, "通知")
        send(here.bureau, "提醒", kind=REMINDER)
    run(timedelta(minutes=2))
    assert Delivery.objects.get().notice.text == "提醒"


def test_in_the_quiet_hours_it_waits_for_their_end(here: Office, post: Post) -> None:
    wants(here.by, "sms", quiet=(20, 8))
    with at(MORNING.replace(hour=21)):
        send(here.officer)
        assert deliver().again == {MORNING.replace(day=9, hour=8)}
    assert [run(timedelta(hours=22)), run(timedelta(hours=23))] == [0, 1]


def test_what_surely_failed_is_tried_again_later_each_time_and_given_up_in_the_end(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer)
    post.failures = [NotSent("网关连接不上。") for _try in range(5)]
    tries = [0, 1, 6, 36, 276]  # minutes
    assert [run(timedelta(minutes=minutes)) for minutes in tries] == [0] * 5
    assert not post.failures
    lost = given_up(COUNTY).get()
    assert (lost.tries, lost.failure) == (5, "网关连接不上。")
    assert run(timedelta(days=3)) == 0


def test_after_a_failure_it_goes_out_once_when_the_way_is_free_again(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer)
    post.failures = [NotSent("网关连接不上。")]
    assert [run(), run(timedelta(seconds=30)), run(timedelta(minutes=2)), run(timedelta(minutes=9))] == [0, 0, 1, 0]
    assert Delivery.objects.get().failure == ""


def test_what_may_have_gone_out_is_not_sent_again_by_itself(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer)
    post.failures = [TimeoutError("no answer")]
    assert [run(), run(timedelta(days=1))] == [0, 0]
    lost = given_up(COUNTY).get()
    assert lost.failure == "发送中断，不知是否送达。"
    try_again(lost)
    assert run(timedelta(days=1)) == 1


def test_what_a_dead_process_left_on_its_way_is_given_up(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer)
    delivering._queue(delivering.Wishes.objects.get())
    Delivery.objects.update(claimed_at=MORNING)
    assert [run(timedelta(minutes=5)), run(timedelta(minutes=11))] == [0, 0]
    assert given_up(COUNTY).count() == 1


def test_one_row_is_handed_over_by_one_run_only(here: Office, post: Post) -> None:
    """Two runs that read the same row: the second finds it claimed."""
    wants(here.by, "sms")
    send(here.officer)
    delivering._queue(delivering.Wishes.objects.get())
    row = delivering.waiting(MORNING).get()
    same = Delivery.objects.get()
    assert [delivering._hand_over(row), delivering._hand_over(same)] == [True, False]
    assert len(post.sent) == 1


def test_nothing_goes_to_a_closed_account(here: Office, post: Post) -> None:
    wants(here.by, "sms")
    send(here.officer)
    delivering._queue(delivering.Wishes.objects.get())
    here.account.is_active = False
    here.account.save()
    assert run() == 0
    assert given_up(COUNTY).get().failure == "账号已停用。"


def test_mail_goes_by_django_to_the_accounts_address(here: Office, settings: Any) -> None:
    settings.NOTICE_CHANNELS = {"mail": {"url": "smtp://mail.example"}}
    actions.change_mail_address(here.account, "zheng@example.gov.cn", county=COUNTY, by=here.by)
    wants(here.by, "mail")
    send(here.officer, "张三丰的工资", called="SX2022-0187")
    assert run() == 1
    assert [letter.to for letter in mail.outbox] == [["zheng@example.gov.cn"]]
    assert "张三丰" not in mail.outbox[0].body + mail.outbox[0].subject


def test_without_an_address_nothing_is_sent_and_the_reason_is_told(here: Office, settings: Any) -> None:
    settings.NOTICE_CHANNELS = {"mail": {"url": "smtp://mail.example"}}
    wants(here.by, "mail")
    send(here.officer)
    assert run() == 0
    assert given_up(COUNTY).get().failure == "没有登记邮箱。"


def test_it_is_delivered_when_the_transaction_is_committed_and_not_before(
    here: Office, post: Post, django_capture_on_commit_callbacks: Any
) -> None:
    wants(here.by, "sms", kind=GENERAL)
    with django_capture_on_commit_callbacks(execute=True):
        send(here.officer)
        assert not post.sent
    assert len(post.sent) == 1
