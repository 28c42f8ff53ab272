"""The same form twice makes one thing."""

from __future__ import annotations

import threading

import pytest
from django.db import transaction

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Conflict, Refused
from silian.kernel.idempotency import digest_of, mint, run_once
from tests.conftest import own_connection

BODY = digest_of(b"a form")


def dig() -> str:
    with transaction.atomic():
        return f"/beds/{journal.append('990001', 'garden.dig', by=SYSTEM)}/"


def entries() -> int:
    return journal.head("990001").number


@pytest.mark.django_db
def test_the_same_key_twice_does_one_deed_and_gives_its_address_twice() -> None:
    key = mint()
    assert [run_once("account:1", key, BODY, dig) for _ in range(2)] == ["/beds/1/", "/beds/1/"]
    assert entries() == 1


@pytest.mark.django_db
def test_another_body_under_the_same_key_is_a_conflict() -> None:
    key = mint()
    run_once("account:1", key, BODY, dig)
    with pytest.raises(Conflict):
        run_once("account:1", key, digest_of(b"another form"), dig)
    assert entries() == 1


@pytest.mark.django_db
def test_another_person_with_the_same_key_is_somebody_else() -> None:
    key = mint()
    assert [run_once(owner, key, BODY, dig) for owner in ("account:1", "account:2")] == ["/beds/1/", "/beds/2/"]


@pytest.mark.django_db
def test_a_refused_deed_leaves_nothing_and_the_key_may_be_used_again() -> None:
    def refuse() -> str:
        dig()
        raise Refused("不行")

    key = mint()
    with pytest.raises(Refused):
        run_once("account:1", key, BODY, refuse)
    assert entries() == 0
    assert run_once("account:1", key, digest_of(b"mended"), dig) == "/beds/1/"


def test_two_at_the_same_moment_do_one_deed(committed_db: None) -> None:
    key, answers, gate = mint(), [], threading.Barrier(2)

    def press() -> None:
        with own_connection():
            gate.wait()
            answers.append(run_once("account:1", key, BODY, dig))

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["/beds/1/", "/beds/1/"]
    assert entries() == 1
