"""The workshop's own promises: the socket guard, the committed database, the throw-away home of the tests."""

from __future__ import annotations

import socket
import threading

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from tests.conftest import LeftTheMachine, own_connection


def test_a_test_cannot_reach_another_machine() -> None:
    with pytest.raises(LeftTheMachine):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(LeftTheMachine):
        socket.getaddrinfo("registry.example", 80)


def test_the_tests_never_write_into_the_project_s_own_home() -> None:
    assert settings.SILIAN_HOME != settings.ROOT / "var"
    assert "silian-tests-" in str(settings.SILIAN_HOME)


def enter(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def test_threads_see_what_another_thread_committed(committed_db: None) -> None:
    def work() -> None:
        with own_connection(), transaction.atomic():
            enter("from-a-thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert Session.objects.filter(pk="from-a-thread").exists()
    assert not connection.in_atomic_block


@pytest.mark.django_db
def test_a_committed_database_leaves_nothing_behind() -> None:
    assert not Session.objects.filter(pk="from-a-thread").exists()
