"""What a cell says, in the spellings of the counties."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.exchange.spreadsheets.values import (
    Cell,
    Context,
    Flagged,
    Parser,
    amount,
    choice,
    code,
    day,
    percent,
    text,
    whole,
)

SEPTEMBER_3 = date(2022, 9, 3)
STATES = choice({"closed": ("已销号", "销号", "办结"), "doing": ("办理中",), "waiting": ("待受理",)})


@pytest.mark.parametrize(
    "written",
    [
        SEPTEMBER_3,
        datetime(2022, 9, 3, 10, 30),  # noqa: DTZ001 — a cell knows no time zone
        "2022.9.3",
        "2022-09-03",
        "2022/9/3",
        "2022年9月3日",
        "2022年 9月 3号",
        "２０２２．９．３",
        "20220903",
        20220903,
        "2022-9-3 10:30",
        "2022-09-03T10:30:00",
    ],
)
def test_a_day_is_read_in_every_usual_spelling(written: Any) -> None:
    assert day(Cell(written)) == SEPTEMBER_3


@pytest.mark.parametrize("written", [44807, 44807.5, "44807"])
def test_a_serial_number_is_read_as_a_day_and_told(written: Any) -> None:
    found = day(Cell(written))
    assert (found.value, found.refuses) == (SEPTEMBER_3, False)
    assert "2022-09-03" in found.message


def test_a_serial_number_follows_the_workbooks_epoch() -> None:
    assert day(Cell(44807 - 1462, context=Context(epoch1904=True))).value == SEPTEMBER_3


def test_a_day_without_a_year_is_inferred_from_the_sheet_and_says_so() -> None:
    found = day(Cell("9月10日", context=Context(year=2022)))
    assert (found.value, found.refuses) == (date(2022, 9, 10), False)
    assert "推定" in found.message


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("9月10日", "没有写年份"),
        ("2022-02-30", "没有这一天"),
        ("20221301", "没有这一天"),
        ("2022年9月", "只有年和月"),
        (2022.9, "只有年和月"),
        ("立即", "不是一个日期"),
        ("9.10", "不是一个日期"),
        (9.1, "不是一个日期"),
        ("2022.9.3-9.10", "不是一个日期"),
        (True, "不是一个日期"),
        (-1, "不是一个日期"),
        (1e30, "不是一个日期"),
        (date(9999, 12, 31), "不合情理"),
        ("2202-09-03", "不合情理"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(written: Any, words: str) -> None:
    found = day(Cell(written))
    assert found.refuses
    assert words in found.message


def test_an_impossible_inferred_day_is_refused() -> None:
    assert day(Cell("2月30日", context=Context(year=2022))).refuses


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("1,200.00", "1200"),
        ("１２００", "1200"),
        (1200.1, "1200.1"),
        (1234.5600000000001, "1234.56"),
        ("¥300元", "300"),
        ("80万", "800000"),
        ("1.2亿元", "120000000"),
        ("3千万元整", "30000000"),
        ("-50", "-50"),
        (0, "0"),
    ],
)
def test_an_amount_is_read_to_the_fen(written: Any, yuan: str) -> None:
    assert amount(Cell(written)) == Decimal(yuan) * 100


@pytest.mark.parametrize("written", ["约80万", "80余万元", "近80万元", "80万元左右", "80万余元"])
def test_an_approximate_amount_is_taken_and_told(written: str) -> None:
    found = amount(Cell(written))
    assert (found.value, found.refuses) == (80_000_000, False)
    assert "约数" in found.message


def test_the_headings_unit_counts_for_bare_numbers_only() -> None:
    heading = "投资额\n（万元）"
    assert amount(Cell(80, heading=heading)) == 80_000_000
    assert amount(Cell("80元", heading=heading)) == 8_000
    assert amount(Cell("2亿", heading=heading)) == 20_000_000_000


def test_less_than_a_fen_is_rounded_and_told() -> None:
    found = amount(Cell(0.125))
    assert (found.value, found.refuses) == (13, False)


def test_an_amount_in_a_merged_cell_is_told_because_it_may_be_counted_twice() -> None:
    assert "合并单元格" in amount(Cell(80, merged=True)).message


@pytest.mark.parametrize("written", ["80-100万", "八十万", "80万80", "1,20", "9" * 30, "一批", True])
def test_what_is_no_amount_is_refused(written: Any) -> None:
    assert amount(Cell(written)).refuses


@pytest.mark.parametrize(
    ("written", "number"), [("１２", 12), (12.0, 12), ("12件", 12), ("1,200人次", 1200), ("3万", 30_000)]
)
def test_a_whole_number_is_read_with_its_measure_word(written: Any, number: int) -> None:
    assert whole(Cell(written)) == number


@pytest.mark.parametrize("written", ["1.5", 1.5, "十二", "12个月", "9" * 20])
def test_what_is_no_whole_number_is_refused(written: Any) -> None:
    assert whole(Cell(written)).refuses


@pytest.mark.parametrize(("written", "share"), [("85%", "0.85"), (0.85, "0.85"), ("100％", "1"), (1, "1")])
def test_a_percentage_is_a_share(written: Any, share: str) -> None:
    assert percent(Cell(written)) == Decimal(share)


def test_a_bare_number_above_one_is_read_as_per_cent_and_told() -> None:
    assert percent(Cell(85)).value == Decimal("0.85")
    assert "85%" in percent(Cell(85)).message


@pytest.mark.parametrize("written", ["9.11E+17", 911000000000000000, 9.11e18, 999900000000000000])
def test_a_code_that_lost_its_digits_is_refused(written: Any) -> None:
    assert "已经丢失" in code(Cell(written)).message


@pytest.mark.parametrize(
    ("written", "seen"),
    [(" ９１４３ 0100ma ", "91430100MA"), (13900001111, "13900001111"), ("1E05", "1E05"), ("007", "007")],
)
def test_a_code_is_half_width_and_whole(written: Any, seen: str) -> None:
    assert code(Cell(written)) == seen


def test_a_choice_is_found_by_label_or_synonym() -> None:
    assert [STATES(Cell(word)) for word in ("已销号", " 办 结 ", "办理中")] == ["closed", "closed", "doing"]


def test_an_unknown_choice_offers_the_nearest_or_all() -> None:
    assert "是不是“办理中”" in STATES(Cell("正办理中")).message
    assert "已销号、办理中、待受理" in STATES(Cell("foo")).message


@pytest.mark.parametrize("parse", [amount, code, day, percent, STATES, text, whole])
@pytest.mark.parametrize("written", [None, "", " 　", "/", "—", "——", "无", "－", "N/A"])
def test_the_signs_for_nothing_are_nothing(parse: Parser, written: Any) -> None:
    assert parse(Cell(written)) is None


def test_prose_keeps_its_full_width_punctuation() -> None:
    assert text(Cell(" 道路破损（３处），请修。\n")) == "道路破损（３处），请修。"


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.dates()
)


@given(written=ANYTHING | st.text("0123456789.,-/年月日约万亿元%E+ ", max_size=20))
def test_no_cell_breaks_a_parser(written: Any) -> None:
    for parse in (amount, code, day, percent, STATES, text, whole):
        found = parse(Cell(written, context=Context(year=2022)))
        assert not isinstance(found, Flagged) or found.message.endswith(("。", "？"))
