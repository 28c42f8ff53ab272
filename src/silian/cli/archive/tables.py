"""A table's rows as lines of JSON, and back. Encrypted fields travel as they lie in the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, Any, TypeAlias
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Model, TextField
from django.db.models.functions import Cast

from silian.kernel.privacy import PersonalText

AnyField: TypeAlias = "Field[Any, Any]"
MADE_ANEW = {"contenttypes", "auth", "sessions"}  # by the migrations, or when people sign in again
AT_ONCE = 1000


def kept_models() -> list[type[Model]]:
    """Every table that a backup holds."""
    models = apps.get_models(include_auto_created=True)
    return sorted((m for m in models if not m._meta.proxy and m._meta.app_label not in MADE_ANEW), key=label)


def label(model: type[Model]) -> str:
    return str(model._meta.label_lower)


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read in this scope is of one moment, and nobody who writes meanwhile has to wait."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django's own transactions take the write lock at once
            try:
                yield
            finally:
                cursor.execute("COMMIT")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def write_rows(model: type[Model], file: IO[str]) -> int:
    """Writes all rows in the order of their keys, and says how many."""
    fields = model._meta.concrete_fields
    raw = {f"raw_{f.attname}": Cast(f.attname, TextField()) for f in fields if isinstance(f, PersonalText)}
    names = [f"raw_{f.attname}" if isinstance(f, PersonalText) else f.attname for f in fields]
    rows = model._base_manager.order_by("pk").annotate(**raw).values_list(*names).iterator(AT_ONCE)
    return sum(1 for row in rows if file.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n"))


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"a backup cannot hold {type(value).__name__}")


def read_rows(model: type[Model], lines: Iterable[bytes]) -> int:
    """Inserts the rows that `write_rows()` wrote, and says how many. Call it inside a transaction."""
    fields = model._meta.concrete_fields
    quoted = connection.ops.quote_name
    columns, marks = ", ".join(quoted(str(f.column)) for f in fields), ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
    read, source = 0, iter(lines)
    with connection.cursor() as cursor:
        while some := [_prepared(fields, json.loads(line)) for line in islice(source, AT_ONCE)]:
            cursor.executemany(insert, some)
            read += len(some)
    return read


def _prepared(fields: Iterable[AnyField], row: list[Any]) -> list[Any]:
    return [
        value if isinstance(field, PersonalText) else field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def go_on_counting() -> None:
    """Lets PostgreSQL number new rows after those that were inserted with their keys."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)


def holds_personal_text() -> bool:
    """Whether any encrypted value is kept, for which a restored installation will need the key."""
    for model in kept_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, PersonalText):
                raw = {"raw": Cast(field.attname, TextField())}
                if model._base_manager.annotate(**raw).exclude(raw="").exclude(raw=None).exists():
                    return True
    return False
