"""`silian backup` and `restore`: everything comes back on an empty machine, or nothing does."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from silian.cli.archive.tables import kept_models
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.attachments import attach, attached_to
from silian.matters.models import Matter
from silian.organisations.models import County
from tests import factories
from tests.cli.running import Here, in_a_process, is_one_sentence
from tests.exchange.county import COUNTY, bring_in, fresh_county, sheet
from tests.exchange.random_ledger import random_rows

PROOF = b"%PDF-1.7 a proof"


@dataclass
class Machine:
    """A machine that made a backup, and is gone: the database is empty again, the home is another one."""

    backup: Path
    key: Path
    answer: dict[str, Any]
    numbers: list[str]
    digest: str


@pytest.fixture
def gone(here: Here, settings: Any, tmp_path: Path) -> Machine:
    move(settings, tmp_path / "first")
    backup = tmp_path / "backup.tar.gz"
    with transaction.atomic():
        fresh_county()
        bring_in(sheet(random_rows(30)))
        matter = Matter.objects.order_by("number")[0]
        attach(SimpleUploadedFile("回函.pdf", PROOF), to=matter, by=SYSTEM)
        answer = here("backup", backup, "--json")
        assert answer.code == 0
        numbers = list(Matter.objects.order_by("number").values_list("number", flat=True))
        digest = attached_to(matter).get().digest
        transaction.set_rollback(True)
    move(settings, tmp_path / "second")
    return Machine(backup, tmp_path / "first/personal.key", answer.json, numbers, digest)


def move(settings: Any, home: Path) -> None:
    settings.SILIAN_HOME, settings.MEDIA_ROOT = home, home / "files"


def test_an_empty_machine_has_the_same_rows_and_the_same_journal_afterwards(
    here: Here, gone: Machine, tmp_path: Path
) -> None:
    answer = here("restore", gone.backup, "--key", gone.key, "--json")
    assert (answer.code, answer.json) == (0, gone.answer)
    assert answer.json["tables"]["matters.matter"] == 30
    assert journal.check(COUNTY).ok
    assert journal.head(COUNTY).head == answer.json["journal_head"]
    matters = Matter.objects.order_by("number")
    assert list(matters.values_list("number", flat=True)) == gone.numbers
    assert matters[0].raiser_name == "某某1企业"
    assert attached_to(matters[0]).get().file.read_bytes() == PROOF
    again = tmp_path / "again.tar.gz"
    assert here("backup", again, "--json").json == gone.answer


def test_work_goes_on_after_a_restore(here: Here, gone: Machine) -> None:
    assert here("restore", gone.backup, "--key", gone.key).code == 0
    _preview, done = bring_in(sheet(random_rows(3, seed=8)), accept_valid=True)
    assert done.refused, "the numbers of the restored ledger are known"
    factories.department("新设的局")
    assert journal.check(COUNTY).ok


def test_the_keys_are_not_in_the_backup_and_the_right_one_is_asked_for(
    here: Here, gone: Machine, tmp_path: Path
) -> None:
    with tarfile.open(gone.backup) as archive:
        names = archive.getnames()
        content = b"".join(archive.extractfile(m).read() for m in archive if m.isfile())  # type: ignore[union-attr]
    assert not [name for name in names if name.endswith(".key")]
    assert gone.key.read_bytes().strip() not in content
    assert "某某1企业".encode() not in content, "personal fields stay encrypted"
    asked = here("restore", gone.backup)
    assert is_one_sentence(asked)
    assert "--key" in asked.err
    (tmp_path / "other.key").write_bytes(b"x" * 44)
    assert is_one_sentence(here("restore", gone.backup, "--key", tmp_path / "other.key"))
    assert not County.objects.exists()


def changed(source: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of the backup in which one file of it was changed."""
    target = source.with_name("changed.tar.gz")
    with tarfile.open(source) as before, tarfile.open(target, "w:gz") as after:
        for entry in before:
            content = before.extractfile(entry).read() if entry.isfile() else b""  # type: ignore[union-attr]
            content = change(content) if entry.name.startswith(member) else content
            entry.size = len(content)
            after.addfile(entry, io.BytesIO(content))
    return target


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("tables/kernel.entry.jsonl", lambda content: content.replace("演示县".encode(), "别的县".encode())),
        ("tables/matters.callback.jsonl", lambda content: b"\n".join(content.splitlines()[1:]) + b"\n"),
        ("manifest.json", lambda content: content.replace(b'"matters.matter": 30', b'"matters.matter": 31')),
        ("manifest.json", lambda content: b"[]"),
        ("manifest.json", lambda content: content.replace(b'"chains.0001', b'"chains.0000')),
        ("files/", lambda content: content and content + b"x"),
    ],
    ids=["journal changed", "row missing", "count wrong", "manifest unreadable", "another version", "file changed"],
)
def test_a_backup_that_does_not_agree_with_itself_restores_nothing(
    here: Here, gone: Machine, member: str, change: Callable[[bytes], bytes]
) -> None:
    broken = changed(gone.backup, member, change)
    assert is_one_sentence(here("restore", broken, "--key", gone.key))
    assert not County.objects.exists()


def test_a_database_with_records_is_not_overwritten(here: Here, gone: Machine) -> None:
    factories.county("990009")
    answer = here("restore", gone.backup, "--key", gone.key)
    assert is_one_sentence(answer)
    assert "空库" in answer.err


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b broken"])
def test_what_is_no_backup_is_told_in_a_sentence(here: Here, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert is_one_sentence(here("restore", tmp_path / "x"))


def test_a_backup_that_lacks_a_file_is_not_written(here: Here, settings: Any, tmp_path: Path) -> None:
    move(settings, tmp_path)
    fresh_county()
    bring_in(sheet(random_rows(1)))
    kept = attach(SimpleUploadedFile("回函.pdf", PROOF), to=Matter.objects.get(), by=SYSTEM)
    kept.file.unlink()
    assert is_one_sentence(here("backup", tmp_path / "b.tar.gz"))
    assert not list(tmp_path.glob("b.tar.gz*"))


TRAVELS = {
    "AutoField", "BigAutoField", "BigIntegerField", "BooleanField", "CharField", "DateField", "DateTimeField",
    "DecimalField", "ForeignKey", "GenericIPAddressField", "IntegerField", "JSONField", "OneToOneField",
    "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField", "TextField",
    "TimeField", "UUIDField",
}  # fmt: skip


def test_every_field_of_every_table_is_of_a_kind_that_travels() -> None:
    kinds = {field.get_internal_type() for model in kept_models() for field in model._meta.concrete_fields}
    assert kinds <= TRAVELS


def test_two_machines_as_people_do_it(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert in_a_process(one, "county", "add", COUNTY, "演示县").code == 0
    made = in_a_process(one, "backup", tmp_path / "b.tar.gz", "--json")
    back = in_a_process(other, "restore", tmp_path / "b.tar.gz", "--json")
    assert (made.code, back.code, json.loads(back.out)) == (0, 0, json.loads(made.out))
