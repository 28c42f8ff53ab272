"""The roster comes in whole or not at all; what is personal is encrypted, masked, and opened for a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from silian.credit.actions._cells import FaultyTable
from silian.credit.actions.names import see_names
from silian.credit.actions.roster import RosterRow, enter_roster, leave_roster, read_pasted
from silian.credit.models import Borrower
from silian.kernel.access import SYSTEM
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from tests.credit.spring import CODE, DAY, EARLIER, Spring, credit_code, id_number, on_the_day, spring


@pytest.fixture
def place(db: None) -> Iterator[Spring]:
    with on_the_day():
        yield spring()


def enter(place: Spring, rows: list[RosterRow], segment: str = "household") -> int:
    return len(enter_roster(CODE, segment, rows, on=EARLIER, by=place.office, source="名册").fresh)


def test_the_same_table_twice_enters_nobody_twice(place: Spring) -> None:
    rows = [RosterRow(n, "李某某", id_number(n), "", place.pond.name) for n in range(1, 6)]
    assert (enter(place, rows), enter(place, rows)) == (5, 0)
    assert Borrower.objects.count() == 5


def test_faults_are_told_by_their_cells_and_nobody_comes_in(place: Spring) -> None:
    rows = [
        RosterRow(1, "李某某", id_number(1), "", place.pond.name),
        RosterRow(2, "", id_number(2), "12", place.pond.name),
        RosterRow(3, "王某某", id_number(3)[:-1] + "?", "", "没有的村"),
        RosterRow(4, "王某某", id_number(1), "", place.pond.name),
    ]
    with pytest.raises(FaultyTable) as refused:
        enter(place, rows)
    assert {fault.at for fault in refused.value.faults} == {"A2", "C2", "B3", "D3", "B4"}
    assert not Borrower.objects.exists()


def test_a_pasted_table_is_read_with_its_line_numbers_and_without_its_headings() -> None:
    text = f"姓名\t证件号码\t电话\t村\n李某某\t{id_number(1)}\t\t塘边村\n\n王某某\t{id_number(2)}\t\t塘边村"
    assert [(row.line, row.name, row.village) for row in read_pasted(text)] == [
        (2, "李某某", "塘边村"),
        (4, "王某某", "塘边村"),
    ]


def test_a_related_party_names_the_collective_that_stands_on_the_roster(place: Spring) -> None:
    enter(place, [RosterRow(1, "塘边村股份经济合作联合社", credit_code(1), "", place.pond.name)], "collective")
    row = RosterRow(1, "塘边养殖场", credit_code(2), "", place.pond.name, "家庭农场", credit_code(1))
    assert enter(place, [row], "entity") == 1
    farm = Borrower.objects.get(segment="entity")
    assert farm.related_party_of == Borrower.objects.get(segment="collective")


def test_a_household_is_masked_in_lists_and_encrypted_at_rest(place: Spring) -> None:
    enter(place, [RosterRow(1, "李某某", id_number(1), "13800001111", place.pond.name)])
    one = Borrower.objects.get()
    assert (str(one), one.full_name, one.id_number) == ("李**", "李某某", id_number(1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT full_name, id_number, phone FROM credit_borrower")
        stored = " ".join(cursor.fetchone())
    assert not any(text in stored for text in ("李某某", id_number(1), "13800001111"))
    assert not Entry.objects.filter(after__contains=id_number(1)).exists()


def test_the_full_name_is_seen_for_a_reason_that_the_journal_keeps(place: Spring) -> None:
    [one] = place.enter(1)
    with pytest.raises(Refused, match="为什么"):
        see_names(one, reason=" ", by=place.officer)
    assert "李某某" in see_names(one, reason="上门核对", by=place.officer).values()
    assert Entry.objects.filter(step="credit.see_names", note="上门核对").count() == 1
    with pytest.raises(NotFound):
        see_names(one, reason="好奇", by=place.stranger)


def test_who_left_the_roster_is_not_on_it_from_that_day(place: Spring) -> None:
    [one] = place.enter(1)
    leave_roster(one, on=DAY, ground="迁出", by=SYSTEM)
    with pytest.raises(Refused, match="不在名册"):
        leave_roster(one, on=DAY, ground="迁出", by=SYSTEM)
