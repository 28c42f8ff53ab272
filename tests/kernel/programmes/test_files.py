from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from silian.kernel.programmes.files import LARGEST, Unreadable, read
from silian.kernel.programmes.problems import Problem

LAUGHS = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*{last}, *{last}]\n" for last, name in pairwise("abcdefghij"))


def fault(tmp_path: Path, content: str | bytes) -> Problem:
    """The problem of a file that cannot be read."""
    path = tmp_path / "kinds.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Unreadable) as caught:
        read(path)
    return caught.value.problem


def data(tmp_path: Path, text: str) -> object:
    path = tmp_path / "kinds.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path).data


@pytest.mark.parametrize("text", ["yes", "on", "1:30", "012", "0x10", "1e3", "1_000", "=", "2022-10-08T10:00"])
def test_a_plain_text_stays_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    assert data(tmp_path, f"a: {text}") == {"a": text}


def test_numbers_dates_and_truths_are_read_as_such_and_quoted_ones_as_texts(tmp_path: Path) -> None:
    text = "{whole: -7, part: 143.40, day: 2022-10-08, yes: true, none: ~, empty: , quoted: '7', when: '2022-10-08'}"
    assert data(tmp_path, text) == {
        "whole": -7, "part": Decimal("143.40"), "day": date(2022, 10, 8), "yes": True, "none": None, "empty": None,
        "quoted": "7", "when": "2022-10-08",
    }  # fmt: skip


def test_every_word_and_list_entry_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text("\ufeffkinds:\r\n  land:\r\n    steps:\r\n    - one\r\n    - two: 2\r\n", encoding="utf-8")
    source = read(path)
    assert [source.line(p) for p in [("kinds", "land"), ("kinds", "land", "steps", 1, "two")]] == [2, 5]
    assert source.line(("kinds", "land", "clock", "days")) == 2  # not there: the line of what is around it


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, "第 3 行"),
        ("a: &x [1]\nb: *x\n", 1, "&"),
        ("b: 1\na: *x\n", 2, "*"),
        ("x: 1\na: !!python/object/apply:os.system ['true']\n", 2, "!"),
        ("a: !secret x\n", 1, "!"),
        ("a:\n\tb: 1\n", 2, "Tab"),
        ("a: 1\n- b\n", 2, "YAML"),
        ("a: 1\n---\nb: 2\n", 2, "YAML"),
        ("a: 'open\n", 2, "YAML"),
        ("x: 1\n? [a]\n: 1\n", 2, "冒号"),
        ("\n- a\n- b\n", 2, "词: 值"),
        ("# nothing\n", 1, "空"),
        ("just words\n", 1, "词: 值"),
        ("a: 1\nday: 2022-02-30\n", 2, "2022-02-30"),
        ("a: 1\nb: \x07\n", 2, "控制字符"),
        ('a: 1\nb: "\\0"\n', 2, "控制字符"),
        ('a: "\\ud800"\n', 1, "控制字符"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', 2, "字符"),
        ("a: 1\nb: 中文".encode("gb18030"), 2, "UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "UTF-8"),
        (b"a: " + b"x" * LARGEST, 1, "128 KB"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(tmp_path: Path, text: str | bytes, line: int, part: str) -> None:
    problem = fault(tmp_path, text)
    assert (problem.file, problem.line) == ("kinds.yaml", line)
    assert part in problem.message


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 60_000, "a: " + "{a: " * 30_000, LAUGHS],
    ids=["brackets", "braces", "billion laughs"],
)
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, text: str) -> None:
    before = time.monotonic()
    fault(tmp_path, text)
    assert time.monotonic() - before < 2
