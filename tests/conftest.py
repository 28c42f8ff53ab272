"""What every test stands on: nothing leaves the machine, and a database that several threads can really write to."""

from __future__ import annotations

import sqlite3
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

# How long an example takes proves nothing on a busy machine.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


class LeftTheMachine(AssertionError):
    """A test asked for a connection to another machine."""


def stay_at_home(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, which no code under test can take away again."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if not host.startswith(LOOPBACK):
        raise LeftTheMachine(f"a test wanted to reach {host}; tests talk to this machine only")


sys.addaudithook(stay_at_home)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if connections.settings["default"]["ENGINE"].endswith("postgresql"):
        return
    only_postgres = pytest.mark.skip(reason="asks what only PostgreSQL promises")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(only_postgres)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """The migrated test database. Pytest-django's own leaves it out where no test of the run is marked `django_db`."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """A database of the test's own, in which transactions are really committed and threads see each other's.

    It is a copy of the migrated, empty test database and is thrown away, since the journal's trigger refuses the deletes with
    which transactional tests clean up. Every thread closes its connection: `with own_connection(): …`.
    """
    with django_db_blocker.unblock():
        copied = copy_of_sqlite(tmp_path) if connections["default"].vendor == "sqlite" else copy_of_postgres()
        with copied:
            yield


@contextmanager
def own_connection() -> Iterator[None]:
    """For the body of a thread: its connection is closed when it ends, so that the copy can be dropped."""
    try:
        yield
    finally:
        connections["default"].close()


@contextmanager
def copy_of_sqlite(folder: Path) -> Iterator[None]:
    file = folder / "committed.sqlite3"
    original = connections["default"]
    original.ensure_connection()
    with sqlite3.connect(file) as copy:
        original.connection.backup(copy)
    copy.close()
    with connected_to(original, str(file)):
        yield


@contextmanager
def copy_of_postgres() -> Iterator[None]:
    original = connections["default"]
    template, copy = original.settings_dict["NAME"], f"committed_{uuid.uuid4().hex}"
    original.close()  # nobody may be connected to a template while it is copied
    with original._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    try:
        with connected_to(original, copy):
            yield
    finally:
        with original._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


@contextmanager
def connected_to(original: BaseDatabaseWrapper, name: str) -> Iterator[None]:
    """Every connection opened meanwhile, in any thread, is one to the database `name`: they share the settings."""
    settings = original.settings_dict
    kept = settings["NAME"]
    settings["NAME"] = name
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = kept
        connections["default"] = original
