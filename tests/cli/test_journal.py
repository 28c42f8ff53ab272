"""`silian journal`: whatever is done to the table afterwards is found, by the command and by the verifier without Django."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.journal import verifier
from tests import factories
from tests.cli.running import Answer, Here, in_a_process

COUNTY = "990001"
TRIGGERS = {
    "sqlite": ("DROP TRIGGER journal_refuses_update", "DROP TRIGGER journal_refuses_delete"),
    "postgresql": ("DROP TRIGGER journal_refuses_change ON kernel_entry",),
}
COLUMNS = (
    "at, actor_kind, actor_id, actor_label, place, step, subject_kind, subject_id, subject_label, before, after, note, "
    "previous, hash"
)
INSERT = f"INSERT INTO kernel_entry (county, number, {COLUMNS}) SELECT county, 5, {COLUMNS} FROM kernel_entry WHERE number = 1"
SWAP = (
    "UPDATE kernel_entry SET number = 99 WHERE number = 2",
    "UPDATE kernel_entry SET number = 2 WHERE number = 3",
    "UPDATE kernel_entry SET number = 3 WHERE number = 99",
)
CUT = (
    "DELETE FROM kernel_entry WHERE number = 4",
    "UPDATE kernel_head SET number = 3, hash = (SELECT hash FROM kernel_entry WHERE number = 3)",
)
DROP = ("DELETE FROM kernel_entry", "DELETE FROM kernel_head")


@pytest.fixture
def history(here: Here) -> Here:
    """A county with four entries: its own root, and three exports."""
    factories.county(COUNTY)
    with transaction.atomic():
        for note in ("一", "二", "三"):
            journal.append(COUNTY, "exchange.export_matters", by=SYSTEM, note=note)
    return here


def tamper(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in (*TRIGGERS[connection.vendor], *statements):
            cursor.execute(statement)


def verified(here: Here, *more: str | Path) -> Answer:
    return here("journal", "verify", "--county", COUNTY, "--json", *more)


def alone(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The verifier as an auditor runs it: no package of ours in reach."""
    command = [sys.executable, "-I", verifier.__file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_untouched_journal_is_sound(history: Here, tmp_path: Path) -> None:
    witness = tmp_path / "witness.json"
    assert history("journal", "witness", "-o", witness).code == 0
    answer = verified(history, "--witness", witness)
    assert (answer.code, answer.json["ok"], answer.json["entries"], answer.json["first_bad"]) == (0, True, 4, None)
    kept = json.loads(witness.read_text())["chains"][COUNTY]
    assert kept == {"number": 4, "head": answer.json["head"]}


@pytest.mark.parametrize(
    ("statements", "first_bad"),
    [
        (("UPDATE kernel_entry SET note = '四' WHERE number = 3",), 3),
        (("UPDATE kernel_entry SET actor_label = '别人' WHERE number = 1",), 1),
        (("DELETE FROM kernel_entry WHERE number = 2",), 2),
        ((INSERT,), 5),
        (SWAP, 2),
        (CUT[:1], 4),
    ],
    ids=["changed", "changed at the start", "deleted", "inserted", "swapped", "cut off, the head forgotten"],
)
def test_what_was_tampered_with_is_found(
    history: Here, tmp_path: Path, statements: tuple[str, ...], first_bad: int
) -> None:
    lines, witness = tmp_path / "journal.jsonl", tmp_path / "witness.json"
    history("journal", "witness", "-o", witness)
    tamper(*statements)
    answer = verified(history)
    assert (answer.code, answer.json["ok"], answer.json["first_bad"]) == (1, False, first_bad)
    history("journal", "export", "-o", lines)
    assert alone(lines, "--witness", witness).returncode == 1


@pytest.mark.parametrize("cut", [CUT, DROP], ids=["the last entry", "the whole chain"])
def test_a_cut_off_tail_is_found_by_its_witness_alone(history: Here, tmp_path: Path, cut: tuple[str, ...]) -> None:
    lines, witness = tmp_path / "journal.jsonl", tmp_path / "witness.json"
    history("journal", "witness", "-o", witness)
    tamper(*cut)
    assert verified(history).json["ok"] is True
    answer = verified(history, "--witness", witness)
    assert (answer.code, answer.json["ok"]) == (1, False)
    history("journal", "export", "-o", lines)
    assert alone(lines).returncode == 0
    assert alone(lines, "--witness", witness).returncode == 1


def test_a_witness_of_another_installation_is_no_witness(history: Here, tmp_path: Path) -> None:
    other = tmp_path / "witness.json"
    other.write_text('{"chains": {"990009": {"number": 1, "head": "x"}}}')
    assert "没有 990001 的校验头" in verified(history, "--witness", other).err
    other.write_text("[]")
    assert "不是校验头文件" in verified(history, "--witness", other).err


def test_without_a_county_every_chain_is_walked(history: Here) -> None:
    factories.county("990002")
    tamper("UPDATE kernel_entry SET note = '四' WHERE county = '990002'")
    answer = history("journal", "verify", "--json")
    assert (answer.code, answer.json["county"], answer.json["first_bad"]) == (1, "990002", 1)
    assert answer.json["chains"][COUNTY]["ok"] is True


def test_the_verifier_reads_the_database_file_itself(tmp_path: Path) -> None:
    assert in_a_process(tmp_path, "county", "add", COUNTY, "演示县").code == 0
    file = tmp_path / "silian.sqlite3"
    assert alone(file).returncode == 0
    with sqlite3.connect(file) as database:
        with pytest.raises(sqlite3.DatabaseError, match="once"):
            database.execute("UPDATE kernel_entry SET note = 'x'")
        for statement in (*TRIGGERS["sqlite"], "DELETE FROM kernel_entry WHERE number = 1"):
            database.execute(statement)
    database.close()
    assert alone(file).returncode == 1


def test_the_verifier_says_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("nothing")
    answer = alone(tmp_path / "x")
    assert (answer.returncode, "Traceback" in answer.stderr) == (2, False)
