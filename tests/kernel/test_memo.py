"""What a request remembers: an answer once given, until something is written or the request ends."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from silian.kernel import programmes
from silian.kernel.access import SYSTEM
from silian.kernel.calendar.table import amend, current_calendar, load_year
from silian.kernel.errors import Refused
from silian.kernel.memo import remembered, remembering
from tests import factories

pytestmark = pytest.mark.django_db


def questions_for(times: int) -> int:
    with CaptureQueriesContext(connection) as asked:
        for _time in range(times):
            programmes.titles("990001")
    return len(asked)


def test_a_question_is_asked_once_in_a_scope() -> None:
    with remembering():
        assert questions_for(3) == 1


def test_other_arguments_are_another_question() -> None:
    factories.role("clerk", {})
    with remembering():
        assert programmes.titles("990001") == {"role-clerk": "clerk"}
        assert programmes.titles("990002") == {}


def test_nothing_is_remembered_outside_a_scope_nor_from_one_to_the_next() -> None:
    assert questions_for(3) == 3
    with remembering():
        questions_for(1)
    with remembering():
        assert questions_for(1) == 1


def test_what_is_written_in_the_scope_is_read_anew() -> None:
    load_year(2022, by=SYSTEM)
    day = date(2022, 10, 8)
    with remembering():
        assert current_calendar().is_working(day)
        amend(day, working=False, name="调休", notice="演政办〔2022〕1号", by=SYSTEM)
        assert not current_calendar().is_working(day)


def test_what_was_rolled_back_is_not_remembered() -> None:
    load_year(2022, by=SYSTEM)
    day = date(2022, 10, 8)
    with remembering():
        with transaction.atomic():
            amend(day, working=False, name="调休", notice="演政办〔2022〕1号", by=SYSTEM)
            assert not current_calendar().is_working(day)
            transaction.set_rollback(True)
        assert current_calendar().is_working(day)


def test_an_answer_that_itself_writes_is_given_but_not_kept() -> None:
    asked: list[int] = []

    @remembered
    def opening() -> int:
        asked.append(1)
        factories.county(f"99000{len(asked)}")
        return len(asked)

    with remembering():
        assert [opening(), opening()] == [1, 2]


def test_a_refusal_is_not_an_answer() -> None:
    asked: list[int] = []

    @remembered
    def refusing() -> None:
        asked.append(1)
        raise Refused("没有")

    with remembering():
        for _time in range(2):
            with pytest.raises(Refused):
                refusing()
    assert len(asked) == 2


def test_every_request_has_a_scope_of_its_own() -> None:
    clerk = factories.account(role=factories.role("clerk", {"matters.view": ["any"]}), unit=factories.unit())
    browser = Client()
    browser.force_login(clerk, backend="allauth.account.auth_backends.AuthenticationBackend")
    for _visit in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/calendar").status_code == 200
        assert len([q for q in asked if 'FROM "kernel_appliedprogramme"' in q["sql"]]) == 1
