from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.kernel.masking import mask_name, mask_text

ID = "999999199001011234"


def test_the_name_the_id_number_and_both_phones_of_the_villager_are_masked() -> None:
    text = "村民张三丰（身份证999999199001011234，电话13900001111、13900002222）反映水渠漏水。"
    masked = "村民张**（身份证999999********1234，电话139****1111、139****2222）反映水渠漏水。"
    assert mask_text(text, ["张三丰"]) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三丰", "张**"),
        ("张三", "张**"),
        ("欧阳明日", "欧阳**"),
        ("欧阳明", "欧阳**"),
        ("欧阳", "欧**"),
        ("阿卜杜·热合曼", "阿**"),
        (" 张三 ", "张**"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_surname_and_always_two_stars(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_a_known_name_is_found_with_spaces_and_the_longer_name_first() -> None:
    assert mask_text("张 三 丰和张三", ["张三", "张三丰"]) == "张**和张**"
    assert mask_text("阿卜杜•热合曼来访", ["阿卜杜·热合曼"]) == "阿**来访"


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("张三丰同志，您好", "您好"),
        ("张三丰同志,您好", "您好"),
        ("尊敬的张三丰先生：您好", "您好"),
        ("张同志，您好", "您好"),
        ("收到。尊敬的张女士，您好", "收到。您好"),
        ("村民张三丰反映", "村民反映"),
        ("建议主张先生产后销售", "建议主张先生产后销售"),
    ],
)
def test_an_anonymous_raisers_name_goes_with_its_salutation(reply: str, shown: str) -> None:
    assert mask_text(reply, ["张三丰"], anonymous=True) == shown


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        (ID, "999999********1234"),
        ("99999919900101123X", "999999********123X"),
        ("99999919900101123x", "999999********123X"),
        ("９９９９９９１９９００１０１１２３４", "999999********1234"),
        ("999999 19900101 1234", "999999********1234"),
        ("9999-9919-9001-0112-34", "999999********1234"),
        ("9999991990010112 3X", "999999********123X"),
        ("999999900101123", "999999********1123"),
        ("１３９００００１１１１", "139****1111"),
        ("139 0000 1111", "139****1111"),
        ("139-0000-1111", "139****1111"),
        ("+86 13900001111", "+86139****1111"),
        ("8613900001111", "86139****1111"),
        ("13900001111 13900002222", "139****1111 139****2222"),
        ("139 0000 1111 139 0000 2222", "139****1111 139****2222"),
        ("tel13900001111", "tel139****1111"),
        ("13900001111@example.com", "139****1111@example.com"),
        ("5 13900001111 2022-09-30", "5 139****1111 2022-09-30"),
        ("6222021234567890", "622202********7890"),
        ("6222 0212 3456 7890 123", "622202********0123"),
        ("0571-87654321", "0571-****21"),
        ("(0571)8765432", "(0571)****32"),
        ("010 8765 4321", "010 ****21"),
        ("联系电话：8765432", "联系电话：****32"),
    ],
)
def test_numbers_are_masked_however_they_are_spelled(written: str, masked: str) -> None:
    assert mask_text(f"请联系{written}。") == f"请联系{masked}。"


@pytest.mark.parametrize(
    "text",
    [
        "订单1390000111112",  # thirteen digits: no phone
        "2022-09-30 2022-10-08",
        "20220930 20221008",
        "2019 2020 2021 2022",
        "项目代码2204-330100-04-01-123456",
        "编号SX2022-0187，总投资12345678元",
        "统一社会信用代码91330106MA27XQ8Y1Y",
        "统一社会信用代码9133010012345678MQ",  # sixteen digits in a row, but the check digit says what it is
        "拨打12345或110",
    ],
)
def test_a_number_that_is_nobodys_stays_whole(text: str) -> None:
    assert mask_text(text) == text


def test_a_run_of_digits_too_long_for_an_account_is_masked_as_one() -> None:
    assert mask_text("流水20221008139000011110001") == "流水202210********0001"


def test_masking_what_is_masked_changes_nothing() -> None:
    once = mask_text(f"张三丰 {ID} 13900001111 0571-87654321", ["张三丰"])
    assert mask_text(once, ["张三丰"]) == once


phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
id_numbers = st.builds(
    lambda region, born, order, check: f"{region}{born:%Y%m%d}{order:03d}{check}",
    st.integers(110000, 659999), st.dates(), st.integers(0, 999), st.sampled_from("0123456789X"),
)  # fmt: skip
words = st.text(alphabet="村民张三反映水渠，。：abc（）\n", max_size=8)


@given(
    st.lists(st.tuples(words, phones | id_numbers), min_size=1, max_size=4), st.sampled_from(["、", "，", "电话", "（"])
)
def test_no_phone_and_no_id_number_survives(parts: list[tuple[str, str]], between: str) -> None:
    shown = mask_text("".join(word + between + number for word, number in parts))
    assert not any(number in shown for _word, number in parts)


@given(
    words,
    phones | id_numbers,
    st.lists(st.sampled_from(["", "", " ", "-", "－", " - "]), min_size=18, max_size=18),
    words,
)
def test_no_number_survives_being_broken_up(before: str, number: str, gaps: list[str], after: str) -> None:
    broken = "".join(digit + gap for digit, gap in zip(number[:-1], gaps, strict=False)) + number[-1]
    digits = "".join(c for c in mask_text(f"{before}：{broken}，{after}") if c.isdigit() or c == "X")
    assert number not in digits


@given(st.text(max_size=60))
def test_a_text_of_any_kind_is_masked_once_and_for_all(text: str) -> None:
    once = mask_text(text)
    assert mask_text(once) == once
