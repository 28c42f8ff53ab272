"""A fresh database for the demo. Only one that is empty, or that was marked as a demo, is ever emptied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from silian.kernel.errors import Refused
from silian.kernel.instance import Instance, is_demo, mark_demo


def make_fresh(today: date) -> None:
    """Empties the database, migrates it and marks it as a demo of that day. Refuses a live one."""
    refuse_a_live_one()
    _empty()
    with quickly():
        call_command("migrate", verbosity=0)
        mark_demo(today)


def refuse_a_live_one() -> None:
    """Refuses a database that has tables and is not marked as a demo."""
    tables = connection.introspection.table_names()
    if tables and not (Instance._meta.db_table in tables and is_demo()):
        raise Refused(
            f"{connection.settings_dict['NAME']} 不是演示库，不能用演示数据覆盖。"
            "请用 SILIAN_HOME 或 DATABASE_URL 指向别处，例如 SILIAN_HOME=./demo silian demo。"
        )


def _empty() -> None:
    if connection.vendor == "sqlite":
        _remove_file()
    else:
        _drop_schema()


def _remove_file() -> None:
    file = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _drop_schema() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute(f"DROP SCHEMA {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")


# How a session says that a commit need not wait for the disk, and that it must again.
HURRY = {
    "sqlite": ("PRAGMA synchronous=OFF", "PRAGMA synchronous=FULL"),
    "postgresql": ("SET synchronous_commit TO OFF", "SET synchronous_commit TO DEFAULT"),
}


@contextmanager
def quickly() -> Iterator[None]:
    """Commits do not wait for the disk while a throw-away database is filled."""
    off, on = HURRY[connection.vendor]
    _say(off)
    try:
        yield
    finally:
        _say(on)


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
