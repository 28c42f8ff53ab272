from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.kernel.calendar import Clock, Pause, deadline
from silian.kernel.errors import Refused
from tests.kernel.calendars import PUBLISHED, calendar_of

days_of_2021_to_2025 = st.dates(date(2021, 1, 1), date(2025, 6, 30))


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(received: str, rule: str, days: int, *pauses: tuple[str, str], extension: int = 0) -> str:
    stops = tuple(Pause(day(start), day(end)) for start, end in pauses)
    return deadline(PUBLISHED, Clock(day(received), rule, days, stops, extension)).due.isoformat()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2022-01-27", 5, "2022-02-08"),
        ("2022-09-30", 2, "2022-10-09"),
        ("2023-09-27", 5, "2023-10-10"),
        ("2024-09-30", 5, "2024-10-12"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2026-02-14", 5, "2026-02-28"),
        ("2026-09-19", 1, "2026-09-20"),
        ("2026-09-14", 10, "2026-09-28"),
        ("2026-09-21", 5, "2026-09-29"),
        # Worked by hand from the notices:
        ("2022-04-01", 1, "2022-04-02"),  # a Saturday made up for Tomb-sweeping Day
        ("2022-04-29", 3, "2022-05-07"),  # 05-05, 05-06, and the Saturday made up for Labour Day
        ("2022-10-08", 1, "2022-10-09"),  # received on a make-up Saturday, due on the make-up Sunday
        ("2022-10-01", 1, "2022-10-08"),  # received on a holiday
        ("2023-06-21", 2, "2023-06-26"),  # 06-22…06-24 off, Sunday 06-25 worked
        ("2025-01-24", 3, "2025-02-05"),  # Sunday 01-26 and Monday 01-27, then eight days of Spring Festival
    ],
)
def test_rule_a_is_due_on_the_nth_working_day_after_receipt(received: str, days: int, expected: str) -> None:
    assert due(received, "A", days) == expected


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2025-08-02", 60, "2025-10-09"),
        ("2026-07-04", 60, "2026-09-02"),
        ("2022-09-09", 1, "2022-09-13"),  # into the Mid-autumn days
        ("2022-10-01", 7, "2022-10-08"),  # a make-up Saturday is a working day: no roll
        ("2022-03-25", 7, "2022-04-01"),
    ],
)
def test_rule_b_counts_natural_days_and_rolls_once_to_a_working_day(received: str, days: int, expected: str) -> None:
    assert due(received, "B", days) == expected


def test_a_pause_does_not_count_and_the_day_of_resumption_does() -> None:
    assert due("2025-09-22", "A", 10) == "2025-10-11"
    assert due("2025-09-22", "A", 10, ("2025-09-26", "2025-10-09")) == "2025-10-16"


def test_two_pauses_that_overlap_stop_the_clock_once() -> None:
    assert due("2025-09-22", "A", 10, ("2025-09-26", "2025-10-01"), ("2025-09-28", "2025-10-09")) == "2025-10-16"


def test_a_pause_that_has_not_ended_leaves_the_announced_day() -> None:
    clock = Clock(day("2025-09-22"), "A", 10, (Pause(day("2025-09-26")),))
    assert deadline(PUBLISHED, clock).due == day("2025-10-11")


def test_rule_b_moves_by_the_natural_days_of_the_pause_and_rolls_at_the_end() -> None:
    assert due("2026-07-04", "B", 60, ("2026-07-20", "2026-07-30")) == "2026-09-14"  # 09-12 is a Saturday


def test_rule_b_does_not_roll_onto_a_paused_day() -> None:
    assert due("2025-08-02", "B", 60, ("2025-10-06", "2025-10-16")) == "2025-10-16"


def test_an_extension_stands_on_top_of_the_present_clock() -> None:
    extended = deadline(PUBLISHED, Clock(day("2026-09-14"), "A", 10, extension=5))
    assert (extended.original, extended.due, extended.moved) == (day("2026-09-28"), day("2026-10-10"), True)
    assert due("2025-08-02", "B", 60, extension=10) == "2025-10-11"  # from 10-01, not from the rolled 10-09


def test_a_year_that_is_not_published_gives_a_provisional_day() -> None:
    early = deadline(PUBLISHED, Clock(day("2026-12-30"), "A", 2))
    assert (early.due, early.provisional) == (day("2027-01-04"), True)
    fixed = deadline(PUBLISHED, Clock(day("2026-12-30"), "A", 1))
    assert (fixed.due, fixed.provisional) == (day("2026-12-31"), False)
    assert deadline(PUBLISHED, Clock(day("2026-12-01"), "B", 31)).provisional
    assert not deadline(PUBLISHED, Clock(day("2026-12-01"), "B", 30)).provisional


def test_without_the_notice_only_the_days_of_the_regulation_are_off() -> None:
    unpublished = calendar_of([])
    assert deadline(unpublished, Clock(day("2029-04-30"), "A", 1)).due == day("2029-05-03")
    assert deadline(unpublished, Clock(day("2029-09-28"), "A", 2)).due == day("2029-10-05")


def test_the_sheet_names_each_day_with_its_reason_and_notice() -> None:
    sheet = deadline(PUBLISHED, Clock(day("2024-09-30"), "A", 5))
    assert sheet.counted == [date(2024, 10, n) for n in (8, 9, 10, 11, 12)]
    assert [(line.day.day, line.why) for line in sheet.skipped] == [(n, "国庆节") for n in range(1, 8)]
    assert {line.notice for line in sheet.skipped} == {"国办发明电〔2023〕7号"}
    saturday = sheet.lines[-1]
    assert (saturday.number, saturday.why, saturday.notice) == (5, "调休上班（国庆节）", "国办发明电〔2023〕7号")


def test_the_sheet_tells_weekends_and_pauses_apart() -> None:
    sheet = deadline(PUBLISHED, Clock(day("2026-07-02"), "A", 3, (Pause(day("2026-07-06"), day("2026-07-08")),)))
    whys = [(line.day.day, line.why) for line in sheet.lines]
    assert whys == [(3, "工作日"), (4, "周末"), (5, "周末"), (6, "暂停"), (7, "暂停"), (8, "工作日"), (9, "工作日")]


def test_the_sheet_of_rule_b_shows_where_the_end_rolled() -> None:
    sheet = deadline(PUBLISHED, Clock(day("2025-08-02"), "B", 60))
    assert len(sheet.counted) == 60
    assert sheet.lines[59].why == "届满之日逢国庆节，顺延"
    assert [line.day.day for line in sheet.skipped] == [2, 3, 4, 5, 6, 7, 8]
    assert (sheet.lines[-1].day, sheet.lines[-1].rolled) == (sheet.due, True)


@pytest.mark.parametrize(
    ("received", "rule", "days", "extension"),
    [
        (date(2026, 1, 1), "A", 0, 0),
        (date(2026, 1, 1), "C", 5, 0),
        (date(2026, 1, 1), "B", 10**9, 0),
        (date(2026, 1, 1), "A", 5, -1),
        (date.max, "A", 5, 0),
    ],
)
def test_a_clock_that_makes_no_sense_is_refused(received: date, rule: str, days: int, extension: int) -> None:
    with pytest.raises(Refused):
        Clock(received, rule, days, extension=extension)  # type: ignore[arg-type]


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="恢复计时"):
        Pause(date(2026, 3, 2), date(2026, 3, 2))


pauses = st.builds(
    lambda start, length: Pause(start, start + timedelta(length)), days_of_2021_to_2025, st.integers(1, 40)
)
clocks = st.builds(
    Clock,
    received=days_of_2021_to_2025,
    rule=st.sampled_from(["A", "B"]),
    days=st.integers(1, 60),
    pauses=st.lists(pauses, max_size=2).map(tuple),
    extension=st.integers(0, 20),
)


@given(clocks)
def test_exactly_the_days_asked_for_are_counted_and_every_day_has_a_line(clock: Clock) -> None:
    sheet = deadline(PUBLISHED, clock)
    assert len(sheet.counted) == clock.days + clock.extension
    assert [line.day for line in sheet.lines] == [
        clock.received + timedelta(n) for n in range(1, (sheet.due - clock.received).days + 1)
    ]
    assert not any(clock.paused_on(counted) for counted in sheet.counted)
    assert PUBLISHED.is_working(sheet.due)
    assert not clock.paused_on(sheet.due)
    assert sheet.due >= sheet.original


@given(days_of_2021_to_2025, st.integers(1, 40), st.integers(0, 20), st.integers(1, 30))
def test_under_rule_a_a_pause_adds_the_working_days_that_it_covers(
    received: date, days: int, offset: int, length: int
) -> None:
    plain = deadline(PUBLISHED, Clock(received, "A", days))
    start = min(received + timedelta(1 + offset), plain.due)
    pause = Pause(start, start + timedelta(length))
    moved = deadline(PUBLISHED, Clock(received, "A", days, (pause,)))
    lost = sum(PUBLISHED.is_working(start + timedelta(n)) for n in range(length))
    within = sum(pause.holds(counted) for counted in plain.counted)
    assert PUBLISHED.working_days(received, moved.due) == days + lost
    assert (moved.due == plain.due) == (within == 0)


@given(days_of_2021_to_2025, st.integers(1, 40), st.integers(1, 20))
def test_extending_is_counting_on_from_the_present_due_day(received: date, days: int, more: int) -> None:
    present = deadline(PUBLISHED, Clock(received, "A", days)).due
    extended = deadline(PUBLISHED, Clock(received, "A", days, extension=more)).due
    assert extended == deadline(PUBLISHED, Clock(present, "A", more)).due
