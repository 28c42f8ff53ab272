"""Two throw-away databases side by side, one ten times the other: what the size of a ledger costs is measured by turns.

On SQLite they are two files in the run's own home; on PostgreSQL two schemas of an empty database, dropped at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from silian.cli.answers import progress
from silian.cli.bench.county import TODAY, Place, found_county
from silian.cli.bench.load import fill
from silian.cli.bench.scale import Scale
from silian.kernel.calendar import fix_today
from silian.kernel.errors import Refused

T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """A database with so many matters, and who is in its county."""

    matters: int
    connection: BaseDatabaseWrapper
    place: Place

    def within(self, deed: Callable[[], T]) -> T:
        """Does it in this database."""
        with connected(self.connection):
            return deed()


@dataclass(frozen=True)
class Sizes:
    scale: Scale
    whole: Size
    tenth: Size


@contextmanager
def both_sizes(scale: Scale) -> Iterator[Sizes]:
    """Makes and fills both, and leaves nothing behind. Refused in a database that holds anything."""
    _only_in_an_empty_database()
    fix_today(TODAY)
    with _two_databases() as (whole, tenth):
        yield Sizes(scale, _filled(whole, scale.matters), _filled(tenth, scale.matters // 10))


def _filled(connection: BaseDatabaseWrapper, matters: int) -> Size:
    progress(f"造 {matters} 件事项……")
    with connected(connection):
        call_command("migrate", verbosity=0)
        place = found_county()
        fill(place, matters)
        if connection.vendor == "postgresql":  # where autovacuum does it for everybody else
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    return Size(matters, connection, place)


@contextmanager
def connected(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Everything in this scope speaks to that database."""
    before = connections["default"]
    connections["default"] = connection
    try:
        yield
    finally:
        connections["default"] = before


def _only_in_an_empty_database() -> None:
    if connections["default"].introspection.table_names():
        raise Refused("DATABASE_URL 指的库里已有表。量快慢要一个空库：新建一个，或不设 DATABASE_URL，用临时的 SQLite。")


@contextmanager
def _two_databases() -> Iterator[tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]]:
    default = connections["default"]
    names = ("silian_bench_whole", "silian_bench_tenth")
    if default.vendor == "sqlite":
        pair = [_like(default, NAME=settings.SILIAN_HOME / f"{name}.sqlite3") for name in names]
    else:
        kept = default.settings_dict["OPTIONS"]
        pair = [
            _like(default, OPTIONS={**kept, "options": f"{kept['options']} -c search_path={name}"}) for name in names
        ]
        _execute(default, *(f"CREATE SCHEMA {name}" for name in names))
    try:
        yield pair[0], pair[1]
    finally:
        for connection in pair:
            connection.close()
        if default.vendor == "postgresql":
            _execute(default, *(f"DROP SCHEMA {name} CASCADE" for name in names))


def _like(default: BaseDatabaseWrapper, **changes: Any) -> BaseDatabaseWrapper:
    return type(default)({**default.settings_dict, **changes}, "default")


def _execute(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
