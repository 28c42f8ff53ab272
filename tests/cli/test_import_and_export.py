"""`silian import` and `silian export`, as the contract says them."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from silian.matters.models import Matter
from tests.cli.running import Here, in_a_process, is_one_sentence
from tests.exchange.county import CLOSED, fresh_county, ledger, sheet
from tests.exchange.random_ledger import HEADINGS, random_rows
from tests.exchange.workbooks import PARTS, raw_workbook, zipped

KEYS = {"created", "updated", "skipped", "refused", "batch"}


@pytest.fixture
def at_home(here: Here) -> Here:
    fresh_county()
    return here


def written(folder: Path, content: bytes, name: str = "台账.xlsx") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_a_ledger_is_imported_skipped_the_second_time_and_undone(at_home: Here, tmp_path: Path) -> None:
    file = written(tmp_path, sheet(random_rows(30)))
    first = at_home("import", "matters", file, "--json")
    assert (first.code, first.json["created"], first.json["refused"]) == (0, 30, [])
    assert first.json.keys() >= KEYS
    assert {row["name"] for row in first.json["created_chains"]} <= {row[7] for row in random_rows(30)}
    again = at_home("import", "matters", file, "--json")
    assert (again.code, again.json["created"], again.json["skipped"]) == (0, 0, 30)
    undone = at_home("import", "undo", first.json["batch"], "--json")
    assert (undone.code, undone.json["voided"], undone.json["left"]) == (0, 30, [])
    assert is_one_sentence(at_home("import", "undo", first.json["batch"]))


def test_a_dry_run_changes_nothing(at_home: Here, tmp_path: Path) -> None:
    answer = at_home("import", "matters", written(tmp_path, ledger({}, {})), "--dry-run", "--json")
    assert (answer.code, answer.json["created"], answer.json["batch"]) == (0, 2, None)
    assert not Matter.objects.exists()


def test_refused_rows_end_with_1_and_name_sheet_and_cell(at_home: Here, tmp_path: Path) -> None:
    file = written(tmp_path, ledger({}, {**CLOSED, "结论": None}))
    answer = at_home("import", "matters", file, "--json")
    assert (answer.code, answer.json["created"], answer.json["batch"]) == (1, 0, None)
    assert answer.json["refused"] == [{"sheet": "台账", "cell": "N3", "message": "已销号的事项要有结论，请补上。"}]
    assert "台账!N3" in at_home("import", "matters", file).out
    accepted = at_home("import", "matters", file, "--accept-valid", "--json")
    assert (accepted.code, accepted.json["created"]) == (1, 1)


def test_a_countys_own_headings_are_mapped_by_a_file(at_home: Here, tmp_path: Path) -> None:
    rows = [row[:3] + row[5:7] + [row[12]] for row in random_rows(5) if row[12] != "已销号"]
    headings = [*HEADINGS[:3], "哪天", "啥事", "到哪步了"]
    file = written(tmp_path, sheet(rows, headings))
    assert at_home("import", "matters", file).code == 2
    mapping = tmp_path / "map.yaml"
    mapping.write_text("哪天: 提出日期\n啥事: 问题\n到哪步了: 状态\n", "utf-8")
    assert at_home("import", "matters", file, "--map", mapping, "--json").json["created"] == len(rows)
    mapping.write_text("哪天: 某列\n", "utf-8")
    assert is_one_sentence(at_home("import", "matters", file, "--map", mapping))


def test_a_gb18030_text_file_comes_in(at_home: Here, tmp_path: Path) -> None:
    lines = ["2022年问题台账", "事项类型,提出日期,问题,所属产业链,主办单位,状态"]
    lines += ["实际问题,3月5日,道路破损,稻米产业链,水利局,办理中", "人企纠纷,2022/3/6,欠薪,稻米产业链,水利局,待受理"]
    answer = at_home("import", "matters", written(tmp_path, "\n".join(lines).encode("gb18030"), "台账.csv"), "--json")
    assert (answer.json["created"], answer.json["refused"]) == (2, [])
    assert any("推定为 2022-03-05" in note["message"] for note in answer.json["notes"])


@pytest.mark.parametrize("name", ["matters.xlsx", "matters.csv"])
def test_an_export_comes_in_again_unchanged(at_home: Here, tmp_path: Path, name: str) -> None:
    at_home("import", "matters", written(tmp_path, sheet(random_rows(40))))
    exported = tmp_path / name
    assert at_home("export", "matters", "-o", exported, "--json").json == {"file": str(exported), "rows": 40}
    again = at_home("import", "matters", exported, "--json")
    assert (again.code, again.json["created"], again.json["skipped"], again.json["refused"]) == (0, 0, 40, [])


def test_the_units_are_listed_with_the_codes_that_the_command_takes(at_home: Here, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    assert at_home("export", "units", "-o", file).code == 0
    assert '"990001","演示县990001"' in file.read_text("utf-8-sig")


BOMBS = {
    "one sheet of zeros": zipped({**PARTS, "xl/worksheets/sheet1.xml": b"0" * 90_000_000}),
    "a cell at the end of the world": raw_workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "three million cells": raw_workbook("<row>" + '<c t="inlineStr"><is><t>1</t></is></c>' * 3_000_000 + "</row>"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_file_is_refused_within_two_seconds(at_home: Here, tmp_path: Path, bomb: str) -> None:
    file = written(tmp_path, BOMBS[bomb])
    before = spent()
    assert is_one_sentence(at_home("import", "matters", file))
    assert spent() - before < 2
    assert not Matter.objects.exists()


def spent() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def test_a_ledger_goes_into_a_fresh_county_as_people_do_it(tmp_path: Path) -> None:
    file = written(tmp_path, sheet([[*row[:2], "用地", *row[3:]] for row in random_rows(50)]))
    assert in_a_process(tmp_path, "county", "add", "990001", "演示县").code == 0
    assert in_a_process(tmp_path, "programme", "apply", "programmes/four-chains").code == 0
    answer = in_a_process(tmp_path, "import", "matters", file, "--json")
    assert (answer.code, answer.json["created"]) == (0, 50)
    assert in_a_process(tmp_path, "journal", "verify").code == 0
