"""The database itself refuses to change or delete a journal entry: triggers on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON kernel_entry
       BEGIN SELECT RAISE(ABORT, 'the journal is written once'); END""",
    """CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON kernel_entry
       BEGIN SELECT RAISE(ABORT, 'the journal is written once'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION journal_is_written_once() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the journal is written once'; END $$""",
    """CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE ON kernel_entry
       FOR EACH ROW EXECUTE FUNCTION journal_is_written_once()""",
    """CREATE TRIGGER journal_refuses_truncate BEFORE TRUNCATE ON kernel_entry
       FOR EACH STATEMENT EXECUTE FUNCTION journal_is_written_once()""",
]


def add_triggers(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER journal_refuses_update")
        schema_editor.execute("DROP TRIGGER journal_refuses_delete")
        return
    schema_editor.execute("DROP FUNCTION journal_is_written_once() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_journal_numbers_and_attachments")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
