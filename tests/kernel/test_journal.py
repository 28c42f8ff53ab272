"""The journal: nothing happens without it, and what is done to it afterwards shows."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.journal.chain import COLUMNS, Witness, canonical, entry_hash, verify
from silian.kernel.journal.models import Entry

pytestmark = pytest.mark.django_db
COUNTY = "990001"


def write(steps: int = 5, county: str = COUNTY) -> list[dict[str, Any]]:
    with transaction.atomic():
        for number in range(1, steps + 1):
            journal.append(county, "garden.dig", by=SYSTEM, after={"bed": number}, note=f"第{number}条")
    return list(journal.rows(county))


def test_an_untouched_chain_is_sound_and_ends_at_its_head() -> None:
    write()
    verdict = journal.check(COUNTY)
    assert (verdict.ok, verdict.entries) == (True, 5)
    assert verdict.head == journal.head(COUNTY).head


def test_each_county_has_a_chain_of_its_own() -> None:
    write(3)
    write(2, "990002")
    assert [journal.check(c).entries for c in (COUNTY, "990002", "990003")] == [3, 2, 0]


def test_what_is_rolled_back_leaves_no_entry_and_no_gap() -> None:
    write(1)
    with transaction.atomic():
        journal.append(COUNTY, "garden.dig", by=SYSTEM)
        transaction.set_rollback(True)
    write(1)
    assert [row["number"] for row in journal.rows(COUNTY)] == [1, 2]


@pytest.mark.parametrize("column", ["note", "after", "at", "actor_id", "actor_label", "step", "subject_id", "previous"])
def test_a_changed_column_is_found(column: str) -> None:
    rows = write()
    rows[2][column] += "1"
    assert (verify(rows).ok, verify(rows).first_bad) == (False, 3)


def test_a_deleted_entry_is_found() -> None:
    rows = write()
    assert verify(rows[:1] + rows[2:]).first_bad == 2


def test_an_inserted_entry_is_found() -> None:
    rows = write()
    forged = {**rows[2], "note": "补写"}
    assert verify([*rows[:2], forged, *rows[2:]]).first_bad == 3


def test_swapped_entries_are_found() -> None:
    rows = write()
    rows[1], rows[2] = rows[2], rows[1]
    assert verify(rows).first_bad == 2


def test_a_changed_entry_whose_hash_was_made_anew_is_found_at_the_next_one() -> None:
    rows = write()
    rows[2]["note"] = "改写"
    rows[2]["hash"] = journal.chain.entry_hash(rows[2])
    assert verify(rows).first_bad == 4


def test_a_cut_off_tail_is_found_by_the_head_and_by_a_witness() -> None:
    rows, head = write(), journal.head(COUNTY)
    assert verify(rows[:3]).ok, "a bare chain cannot know that it was longer"
    assert not verify(rows[:3], head=head).ok
    assert not verify(rows[:3], witness=head).ok
    assert "5" in verify(rows[:3], witness=head).reason


def test_a_chain_that_grew_since_the_witness_left_is_sound() -> None:
    write(3)
    witness = journal.head(COUNTY)
    write(2)
    assert journal.check(COUNTY, witness).ok


def test_a_chain_written_anew_as_a_whole_is_found_by_its_witness() -> None:
    rows = write(3)
    witness = Witness(3, rows[-1]["hash"])
    rows[2]["note"] = "改写"
    rows[2]["hash"] = journal.chain.entry_hash(rows[2])
    assert verify(rows).ok
    assert verify(rows, witness).first_bad == 3


@pytest.mark.parametrize("deed", ["change", "delete"])
def test_the_database_refuses_to_change_or_delete_an_entry(deed: str) -> None:
    write()
    entries = Entry.objects.filter(number=2)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        entries.update(note="改写") if deed == "change" else entries.delete()
    assert journal.check(COUNTY).ok


def without_triggers() -> None:
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_refuses_update")
            cursor.execute("DROP TRIGGER journal_refuses_delete")
        else:
            cursor.execute("ALTER TABLE kernel_entry DISABLE TRIGGER USER")


def change() -> None:
    Entry.objects.filter(number=3).update(note="改写")


def delete() -> None:
    Entry.objects.filter(number=3).delete()


def insert() -> None:
    Entry.objects.filter(number__gte=3).order_by("-number").update(number=F("number") + 100)
    values = Entry.objects.filter(number=2).values(*journal.chain.COLUMNS, "hash").get()
    Entry.objects.create(**{**values, "number": 3})


def swap() -> None:
    Entry.objects.filter(number=2).update(number=99)
    Entry.objects.filter(number=3).update(number=2)
    Entry.objects.filter(number=99).update(number=3)


def cut_off() -> None:
    Entry.objects.filter(number__gt=3).delete()


@pytest.mark.parametrize("deed", [change, delete, insert, swap, cut_off])
def test_what_is_done_to_the_table_behind_the_triggers_is_found(deed: Any) -> None:
    write()
    without_triggers()
    deed()
    assert not journal.check(COUNTY).ok


def test_personal_values_are_kept_as_digests_that_compare_but_do_not_read() -> None:
    assert journal.digest("13900001111") == journal.digest("13900001111") != journal.digest("13900001112")
    assert "139" not in journal.digest("13900001111")
    assert journal.digest("") == ""


ODD = ["", "长", '"quoted"\\', "\x00\x1f\x7f", "\u2028🚀", "\ud800", "%s %(a)s {}"]


@pytest.mark.parametrize("odd", [*ODD, None, 7, True, ["list"], {"b": 1, "a": "长"}])
@pytest.mark.parametrize("column", ["number", "note", "after"])
def test_the_quick_way_to_a_hash_gives_what_canonical_json_gives(column: str, odd: Any) -> None:
    entry = {name: f"{name} 长" for name in COLUMNS} | {"number": 10**12, column: odd}
    text = canonical({name: entry[name] for name in COLUMNS})
    assert entry_hash(entry) == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_the_format_of_the_chain_has_not_changed_since_it_was_first_written() -> None:
    entry = {name: name for name in COLUMNS} | {"number": 1}
    assert entry_hash(entry) == "43c04c9023e26c1f8287db59aba17bb96e7acca0b250fc915aafc8217a067ca0"
