"""The database itself refuses to change or take back a published ranking: triggers on SQLite and on PostgreSQL.

A later migration that alters one of these tables on SQLite makes the table anew, and has to set its triggers again.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = ("assessment", "assessedsheet")
SENTENCE = "what was assessed is not changed; the answer to an appeal corrects it"


def add_triggers(apps: Any, schema_editor: Any) -> None:
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            f"""CREATE FUNCTION what_was_assessed_stays() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"""
        )
    do = f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END" if sqlite else (
        "FOR EACH ROW EXECUTE FUNCTION what_was_assessed_stays()"
    )  # fmt: skip
    for table in TABLES:
        for deed in ("UPDATE", "DELETE"):
            name = f"published_{table}_refuses_{deed.lower()}"
            schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {deed} ON indicators_{table} {do}")


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        for deed in ("update", "delete"):
            on = "" if schema_editor.connection.vendor == "sqlite" else f" ON indicators_{table}"
            schema_editor.execute(f"DROP TRIGGER published_{table}_refuses_{deed}{on}")
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION what_was_assessed_stays()")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_rankings_are_published_and_appealed_against")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
