"""How days, money, names and totals are written on the screens."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from silian.kernel.calendar import at
from silian.web.parts import words

OCTOBER = date(2022, 10, 8)


def test_a_day_of_this_year_is_short_and_one_of_another_year_is_whole() -> None:
    with at(OCTOBER):
        assert words.day(date(2022, 9, 30)) == "09-30"
        assert words.day(date(2021, 9, 30)) == "2021-09-30"
        assert words.day_in_words(date(2022, 9, 30)) == "9月30日"
        assert words.day_in_words(date(2021, 9, 30)) == "2021年9月30日"


def test_a_source_always_names_the_year() -> None:
    with at(OCTOBER):
        assert words.full_day(date(2022, 9, 30)) == "2022-09-30"


def test_a_moment_is_told_in_the_county_s_time() -> None:
    with at(OCTOBER):
        late = datetime(2022, 10, 7, 17, 5, tzinfo=UTC)
        assert words.moment(late) == "10-08 01:05"
        assert words.day(late) == "10-08"


@pytest.mark.parametrize(
    ("fen", "written"),
    [(85_000_000_000, "85,000"), (150_000, "0.15"), (0, "0"), (-1_250_000, "-1.25"), (1_005_000, "1.01"), (None, "—")],
)
def test_money_is_written_in_wan_without_idle_zeros(fen: int | None, written: str) -> None:
    assert words.wan(fen) == written


def test_yuan_always_shows_the_last_fen() -> None:
    assert words.yuan(123_456) == "1,234.56"
    assert words.yuan(100) == "1.00"


def test_a_total_is_exact_to_ten_thousand() -> None:
    assert words.total(10_000) == "10,000"
    assert words.total(10_001) == "10,000+"


@pytest.mark.parametrize(
    "missing", [words.day, words.full_day, words.day_in_words, words.moment, words.wan, words.total]
)
def test_what_is_missing_is_a_dash_and_never_a_zero(missing) -> None:
    assert missing(None) == "—"


def test_a_zero_is_a_value() -> None:
    assert words.or_dash(0) == 0
    assert words.or_dash("") == "—"


def test_a_name_in_public_keeps_its_first_character() -> None:
    assert words.masked("张三丰") == "张**"
