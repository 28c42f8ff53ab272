"""What is wrong with a file is said with its line, in a sentence, with the words that are allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from silian.kernel.errors import Refused
from silian.kernel.programmes import PROGRAMME, Problem, Section, register
from silian.kernel.programmes.loading import load
from tests.kernel.programmes.garden import PLOTS_FILE, PROGRAMME_FILE, ROLES_FILE, Digging, plant


def problems(folder: Path, **files: str) -> list[Problem]:
    return list(load(plant(folder, **files), "990001").problems)


def only(found: list[Problem]) -> Problem:
    [problem] = found
    return problem


def test_a_garden_without_fault_has_no_problem(folder: Path) -> None:
    assert problems(folder) == []


def test_an_unknown_word_names_line_nearest_word_and_all_allowed_words(folder: Path) -> None:
    problem = only(problems(folder, plots=PLOTS_FILE.replace("crop: melon", "corp: melon\n    crop: melon")))
    assert (problem.file, problem.line) == ("plots.yaml", 8)
    assert problem.allowed[0] == "crop"
    assert set(problem.allowed) == {"title", "crop", "area", "sown_on", "water", "beside"}
    assert all(word in problem.message for word in ["“corp”", "是不是“crop”", "sown_on"])


def test_an_unknown_value_of_a_closed_list_names_the_allowed_ones(folder: Path) -> None:
    problem = only(problems(folder, plots=PLOTS_FILE.replace("melon", "lemon")))
    assert (problem.line, problem.allowed) == (8, ("melon", "bean"))


def test_a_word_unlike_any_other_is_not_guessed_at(folder: Path) -> None:
    problem = only(problems(folder, programme=PROGRAMME_FILE + "xyzzy: 1\n"))
    assert "是不是" not in problem.message
    assert "settings" in problem.allowed


@pytest.mark.parametrize(
    ("written", "instead", "line", "part"),
    [
        ("{rule: rain}", "{rule: snow}", 10, "pump"),
        ("{rule: rain}", "{rule: pump, litres: 0}", 10, "“litres”不能小于 1"),
        ("{rule: rain}", "{rule: pump, liters: 1, litres: 2}", 10, "是不是“litres”"),
        ("{rule: rain}", "{litres: 1}", 10, "缺少“rule”"),
        ("{rule: rain}", "dry", 10, "词: 值"),
        ("2022-04-05", "spring", 9, "写作 2022-10-08"),
        ("1.50", "much", 5, "应是数字"),
        ("title: 南畦", "title: 12", 7, "应是文字"),
        ("    title: 南畦\n", "", 6, "缺少“title”"),
        ("title: 南畦", "title:", 7, "应是文字"),
    ],
)
def test_a_wrong_value_is_explained(folder: Path, written: str, instead: str, line: int, part: str) -> None:
    assert written in PLOTS_FILE
    problem = only(problems(folder, plots=PLOTS_FILE.replace(written, instead)))
    assert problem.line == line
    assert part in problem.message


def test_a_check_of_the_room_names_the_line_of_the_word_it_refuses(folder: Path) -> None:
    found = problems(folder, plots=PLOTS_FILE.replace("2022-04-05", "2021-04-05\n    beside: nroth"))
    assert [(p.line, p.allowed) for p in found] == [(9, ("2022-03-05",)), (10, ("north", "south"))]
    assert found[0].message == "播种不能早于专项开始。可以写：2022-03-05。"


def test_all_problems_of_all_files_come_at_once(folder: Path) -> None:
    found = problems(
        folder, programme="name: garden\nname: twice\n", plots=PLOTS_FILE.replace("crop:", "corp:"), roles="roles: 1"
    )
    assert [p.file for p in found] == ["plots.yaml"] * 4 + ["programme.yaml", "roles.yaml"]  # fmt: skip


def test_a_check_waits_for_the_files_it_needs(folder: Path) -> None:
    found = problems(folder, programme="[", plots=PLOTS_FILE.replace("2022-04-05", "1999-04-05"))
    assert only(found).file == "programme.yaml"


def test_a_missing_file_that_is_required_and_a_file_that_nobody_reads_are_problems(folder: Path) -> None:
    (folder / "programme.yaml").unlink()
    (folder / "plot.yaml").write_text("a: 1\n")
    (folder / "README.md").write_text("what this is\n")
    (folder / "demo").mkdir()
    stranger, missing = load(folder, "990001").problems
    assert (stranger.file, stranger.allowed[0]) == ("plot.yaml", "plots.yaml")
    assert (missing.file, missing.line) == ("programme.yaml", 1)


def test_a_folder_that_is_not_there_is_refused_with_its_path(tmp_path: Path, digging: Digging) -> None:
    with pytest.raises(Refused, match="nowhere"):
        load(tmp_path / "nowhere", "990001")


def test_unknown_verbs_and_ties_of_a_role_are_refused(folder: Path) -> None:
    text = ROLES_FILE.replace("programmes.run: [any]", "programmes.rnu: [any]\n      programmes.run: [anny]")
    verb, tie = problems(folder, roles=text)
    assert (verb.line, verb.allowed[0]) == (6, "programmes.run")
    assert (tie.line, "any" in tie.allowed) == (7, True)  # fmt: skip


@pytest.mark.parametrize("pattern", ["SX{year}-{number}", "{number:9999999d}{year}", "SX{number:04d}", "{year.real}"])
def test_a_pattern_of_numbers_must_hold_year_and_number(folder: Path, pattern: str) -> None:
    text = PROGRAMME_FILE.replace("CY{year}-{number:04d}", pattern)
    assert only(problems(folder, programme=text)).line == 8


def test_years_are_entered_in_their_order_from_the_start(folder: Path) -> None:
    entries = "- {year: 2021, title: a}\n- {year: 2021, title: b}\n"
    text = PROGRAMME_FILE.replace("- year: 2022\n  title: 第一年\n", entries)
    assert [p.line for p in problems(folder, programme=text)] == [5, 6]


def test_two_rooms_cannot_read_the_same_file(digging: Digging) -> None:
    with pytest.raises(ValueError, match="programme"):
        register(Section("other", PROGRAMME.file, BaseModel))
