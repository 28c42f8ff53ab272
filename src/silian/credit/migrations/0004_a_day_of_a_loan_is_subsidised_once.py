"""The database itself refuses a second subsidy for the same loan and days: triggers on SQLite and on PostgreSQL.

A later migration that alters this table on SQLite makes it anew, and has to set its triggers again.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLE = "credit_subsidyrow"
SENTENCE = "these days of the loan are subsidised already"
# Half-open days of two live rows of one loan that meet; the row itself is not another.
TAKEN = f"""NEW.live AND EXISTS (
    SELECT 1 FROM {TABLE} other WHERE other.loan_id = NEW.loan_id AND other.live AND other.id <> NEW.id
    AND other.from_on < NEW.to_on AND other.to_on > NEW.from_on)"""  # noqa: S608 - a name of our own


def add_triggers(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for deed in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f"CREATE TRIGGER subsidised_once_{deed.lower()} BEFORE {deed} ON {TABLE} WHEN {TAKEN} "
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            )
        return
    schema_editor.execute(
        f"""CREATE FUNCTION a_day_of_a_loan_is_subsidised_once() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(NEW.loan_id::text, 0));
            IF {TAKEN} THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
            RETURN NEW;
        END $$"""
    )
    schema_editor.execute(
        f"CREATE TRIGGER subsidised_once BEFORE INSERT OR UPDATE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION a_day_of_a_loan_is_subsidised_once()"
    )


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER subsidised_once_insert")
        schema_editor.execute("DROP TRIGGER subsidised_once_update")
        return
    schema_editor.execute(f"DROP TRIGGER subsidised_once ON {TABLE}")
    schema_editor.execute("DROP FUNCTION a_day_of_a_loan_is_subsidised_once()")


class Migration(migrations.Migration):
    dependencies = [("credit", "0003_subsidy_guarantees_fees_tenants_and_matched_needs")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
