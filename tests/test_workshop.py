"""The workshop's own promises: the socket guard, the committed database, the throw-away home of the tests."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from tests.conftest import LeftTheMachine, own_connection
from tools import frontend, messages


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


def test_a_front_end_package_that_is_not_the_locked_one_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = tmp_path / "registry/thing/-"
    registry.mkdir(parents=True)
    (registry / "thing-1.0.tgz").write_bytes(b"something else")
    package = {
        "name": "thing",
        "version": "1.0",
        "integrity": "sha512-of-the-real-one",
        "files": ["a.js"],
        "into": "out",
    }
    (tmp_path / "frontend.lock.json").write_text(json.dumps({"packages": [package]}))
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "REGISTRY", f"file://{tmp_path}/registry")
    assert frontend.main() == 1
    assert "nothing was unpacked" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_message_without_english_or_with_unseen_english_is_named_with_its_place() -> None:
    wanted, kept = polib.POFile(), polib.POFile()
    for line, msgid in enumerate(("销号", "退回", "暂停"), start=1):
        wanted.append(polib.POEntry(msgid=msgid, occurrences=[("matters/forms.py", str(line))]))
    kept.append(polib.POEntry(msgid="销号", msgstr="close"))
    kept.append(polib.POEntry(msgid="退回", msgstr="hand back", flags=["fuzzy"]))
    assert messages.shortcomings(wanted, kept) == [
        "matters/forms.py:2: fuzzy: '退回'",
        "matters/forms.py:3: no English: '暂停'",
    ]
