"""`silian calendar`: the due days of the ledger's own cases, without a database; a year's notice comes in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.calendar.table import current_calendar
from silian.matters.models import Matter
from tests.cli.running import Here, in_a_process
from tests.matters.county import accepted, small_county

CASES = [
    ("2022-01-27", "--working-days", 5, "2022-02-08"),
    ("2022-09-30", "--working-days", 2, "2022-10-09"),
    ("2024-09-30", "--working-days", 5, "2024-10-12"),
    ("2026-02-14", "--working-days", 5, "2026-02-28"),
    ("2025-08-02", "--natural-days", 60, "2025-10-09"),
    ("2026-07-04", "--natural-days", 60, "2026-09-02"),
]


@pytest.mark.parametrize(("received", "rule", "days", "due"), CASES)
def test_a_due_day_is_reckoned_from_the_published_calendar(
    here: Here, received: str, rule: str, days: int, due: str
) -> None:
    answer = here("calendar", "due", "--received", received, rule, str(days), "--json")
    assert (answer.code, answer.json["due"], answer.json["provisional"]) == (0, due, False)


def test_a_pause_stops_the_count_until_the_day_of_resumption(here: Here) -> None:
    pause = ("--pause", "2025-09-26", "2025-10-09")
    answer = here("calendar", "due", "--received", "2025-09-22", "--working-days", "10", *pause, "--json").json
    assert answer["due"] == "2025-10-16"
    assert "2025-10-09" in answer["counted"]
    assert {"date": "2025-09-26", "why": "暂停", "notice": ""} in answer["skipped"]
    assert len(answer["counted"]) == 10


def test_a_year_without_a_notice_gives_a_provisional_day(here: Here) -> None:
    answer = here("calendar", "due", "--received", "2026-12-30", "--working-days", "2", "--json").json
    assert (answer["due"], answer["provisional"]) == ("2027-01-04", True)


def test_no_database_is_needed_for_a_due_day(tmp_path: Path) -> None:
    answer = in_a_process(tmp_path, "calendar", "due", "--received", "2022-09-30", "--working-days", "2")
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "到期 2022-10-09"


def test_an_amended_day_moves_open_deadlines_and_stands_in_the_journal(here: Here) -> None:
    place = small_county()
    matter = accepted(place, date(2026, 9, 14))
    with at(date(2026, 9, 15)):
        answer = here(
            "calendar", "amend", "2026-09-28", "--off", "--name", "台风停工", "--notice", "县府办〔2026〕1号", "--json"
        )
    assert (answer.json["days"], answer.json["matters"]) == (["2026-09-28"], 1)
    assert Matter.objects.get(pk=matter.pk).round.due == date(2026, 9, 29)
    steps = [row["step"] for row in journal.rows("990001")][-2:]
    assert steps == ["calendar.change", "matters.reckon_anew"]


def test_loading_a_year_twice_changes_nothing_the_second_time(here: Here) -> None:
    assert here("calendar", "load", "2026", "--json").json["published"] == 2026
    assert here("calendar", "load", "2026").out.strip() == "日历没有变化。"
    assert current_calendar().knows(date(2026, 5, 1))
    assert not table.load_year(2026, by=SYSTEM)
