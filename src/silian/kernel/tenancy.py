"""No record points at another county's record: the database itself refuses, whatever an action forgot.

A county must be able to move to a database of its own (docs/decisions/0006). Every table that carries a county gets a
trigger that compares it with the county of each row to which its foreign keys point. The triggers are read off the models
and set anew after every `migrate`: a new key is guarded without anybody thinking of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connections, models

NAME = "one_county_"  # of every trigger and function of this module, before the table's name
SENTENCE = "a record of one county points at a record of another"


@dataclass(frozen=True)
class Reference:
    """A column of a table with a county that holds the key of another such table."""

    column: str
    target: str
    key: str

    def crosses(self) -> str:
        """SQL that is true for a NEW row that points to another county."""
        there = f'"{self.target}" there WHERE there."{self.key}" = NEW."{self.column}"'
        return f'EXISTS (SELECT 1 FROM {there} AND there."county" <> NEW."county")'  # noqa: S608 - names of our own models


def guarded(among: Iterable[type[models.Model]] | None = None) -> dict[str, list[Reference]]:
    """The tables to guard, each with its references."""
    found = {m._meta.db_table: list(_references(m)) for m in (among or apps.get_models()) if _has_county(m)}
    return {table: references for table, references in found.items() if references}


def _references(model: type[models.Model]) -> Iterator[Reference]:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(field, models.ForeignKey) and isinstance(target, type) and _has_county(target):
            yield Reference(field.column, target._meta.db_table, str(field.target_field.column))


def _has_county(model: type[models.Model]) -> bool:
    try:
        field = model._meta.get_field("county")
    except FieldDoesNotExist:
        return False
    return isinstance(field, models.Field) and not field.null and field.column == "county"


def set_guards(using: str = "default", **_signal: Any) -> None:
    """Sets every trigger anew; called after `migrate`."""
    drop_guards(using)
    create = _on_sqlite if connections[using].vendor == "sqlite" else _on_postgresql
    with connections[using].cursor() as cursor:
        for table, references in guarded().items():
            for statement in create(table, references):
                cursor.execute(statement)


def drop_guards(using: str = "default", **_signal: Any) -> None:
    """Takes the triggers away; called before `migrate`, since SQLite renames no table while a trigger reads it."""
    sqlite = connections[using].vendor == "sqlite"
    with connections[using].cursor() as cursor:
        for name in guards_in(using):
            cursor.execute(f'DROP TRIGGER "{name}"' if sqlite else f'DROP FUNCTION "{name}"() CASCADE')


def guards_in(using: str = "default") -> list[str]:
    """The names of the triggers that the database has: on PostgreSQL of their functions."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connections[using].vendor == "sqlite"
        else "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
    )
    with connections[using].cursor() as cursor:
        cursor.execute(listing)
        return sorted(name for (name,) in cursor.fetchall() if name.startswith(NAME))


def _on_sqlite(table: str, references: list[Reference]) -> Iterator[str]:
    for deed in ("INSERT", f"UPDATE OF {_columns(references)}"):
        yield (
            f'CREATE TRIGGER "{NAME}{table}_{deed.split()[0].lower()}" BEFORE {deed} ON "{table}" '
            f"WHEN {_crossing(references)} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )


def _on_postgresql(table: str, references: list[Reference]) -> Iterator[str]:
    name = f'"{NAME}{table}"'
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {_crossing(references)} "
        f"THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    yield (
        f'CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {_columns(references)} ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _columns(references: list[Reference]) -> str:
    return ", ".join(f'"{column}"' for column in ("county", *(reference.column for reference in references)))


def _crossing(references: list[Reference]) -> str:
    return " OR ".join(reference.crosses() for reference in references)
