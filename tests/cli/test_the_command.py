"""What holds for every sub-command: one JSON document, exit codes, one sentence for what went wrong, the demo's day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from silian.cli.running import _parser
from silian.kernel.calendar import at, fix_today, today
from silian.kernel.instance import mark_demo
from silian.matters.models import Escalation
from tests import factories
from tests.cli.running import Here, in_a_process, is_one_sentence
from tests.matters.county import doing, small_county

FOUR_CHAINS = "programmes/four-chains"


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("county", "list"), {"DATABASE_URL": "mysql://x"}),
        (("county", "list"), {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}),
        (("figures", "four-chains"), {}),
        (("county", "list"), {"SILIAN_HOME": "/etc/passwd"}),
        (("import", "matters", "/no/such/file.xlsx", "--county", "990001"), {}),
        (("backup", "/no/such/folder/b.tar.gz"), {}),
    ],
    ids=["another database", "no server", "no tables", "home is a file", "no file", "no folder"],
)
def test_what_goes_wrong_outside_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert is_one_sentence(in_a_process(tmp_path, *arguments, **environment))


def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "silian.sqlite3").write_text("not a database " * 100)
    assert is_one_sentence(in_a_process(tmp_path, "programme", "list"))


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("nothing",), ("figures",), ("figures", "four-chains", "--as-of", "yesterday"), ("calendar", "due"),
        ("import", "loans", "x.xlsx"), ("county", "add", "x/y", "县"), ("programme", "plan", "no/such/folder"),
        ("trace", "no_such_indicator"), ("briefing", "four-chains", "--format", "pdf"), ("import", "undo", "nothing"),
        ("export", "matters", "-o", "ledger.doc"), ("programme", "retire", "nothing"), ("county", "add", "990001", "县"),
        ("journal", "verify", "--county", "990009"), ("calendar", "amend", "2022-01-01", "--off", "--notice", " "),
    ],
)  # fmt: skip
def test_bad_usage_ends_with_2_and_one_sentence(here: Here, arguments: tuple[str, ...]) -> None:
    factories.county()
    assert is_one_sentence(here(*arguments))


def test_every_sub_command_has_help(here: Here) -> None:
    for name in _parser([])._subparsers._group_actions[0].choices:  # type: ignore[union-attr]
        answer = here(name, "--help")
        assert (answer.code, f"silian {name}" in answer.out) == (0, True)


def test_with_several_counties_the_county_is_asked_for(here: Here) -> None:
    factories.county("990001")
    factories.county("990002")
    answer = here("export", "units", "-o", "units.csv")
    assert is_one_sentence(answer)
    assert "990001" in answer.err
    assert "990002" in answer.err


def test_a_programme_applied_in_one_county_only_tells_which(here: Here) -> None:
    factories.county("990001")
    factories.county("990002")
    assert here("programme", "apply", FOUR_CHAINS, "--county", "990002").code == 0
    assert here("figures", "four-chains", "--json").json[0]["id"]


def test_a_programme_is_planned_applied_and_retired(here: Here) -> None:
    factories.county()
    assert here("programme", "plan", FOUR_CHAINS, "--json").json["changes"]
    assert here("programme", "list", "--json").json == []
    assert here("programme", "apply", FOUR_CHAINS, "--json").json["errors"] == []
    assert here("programme", "plan", FOUR_CHAINS, "--json").json == {"changes": [], "errors": []}
    row = {"name": "four-chains", "title": "四链融创", "county": "990001", "version": 1}
    assert here("programme", "list", "--json").json == [row]
    assert here("programme", "retire", "four-chains").code == 0
    assert here("programme", "list", "--json").json == []


def test_a_programme_with_an_unknown_word_is_refused_with_its_line(here: Here, tmp_path: Path) -> None:
    factories.county()
    folder = tmp_path / "trial"
    folder.mkdir()
    for file in Path(FOUR_CHAINS).glob("*.*"):
        (folder / file.name).write_text(file.read_text())
    kinds = (folder / "kinds.yaml").read_text()
    (folder / "kinds.yaml").write_text(kinds.replace("public: true", "publik: true", 1))
    line = next(n for n, text in enumerate(kinds.splitlines(), 1) if "public: true" in text)
    planned = here("programme", "plan", folder, "--json")
    assert planned.code == 1
    assert {(error["file"], error["line"]) for error in planned.json["errors"]} == {("kinds.yaml", line)}
    applied = here("programme", "apply", folder)
    assert (applied.code, applied.out) == (2, "")
    assert f"kinds.yaml:{line}:" in applied.err
    assert here("programme", "list", "--json").json == []


def test_a_demo_stands_at_its_day_in_every_command(here: Here) -> None:
    factories.county()
    mark_demo(date(2022, 10, 8))
    here("programme", "list")
    assert today() == date(2022, 10, 8)
    fix_today(None)


def test_the_daily_run_does_each_thing_once_and_moves_nobody_elses_day(here: Here) -> None:
    place = small_county()
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 10, 15)):
        due = matter.round.due
        before = today()
        first = here("tick", "--today", "2026-10-10", "--json").json
        again = here("tick", "--today", "2026-10-10", "--json").json
        assert today() == before
    assert due == date(2026, 9, 28)
    assert first["escalations"] == Escalation.objects.count() > 0
    nothing = ("reminders", "escalations", "classified", "resumed", "digests", "sent")
    assert again == dict.fromkeys(nothing, 0)


def test_figures_split_by_unit_and_by_chain(here: Here) -> None:
    factories.county()
    here("programme", "apply", FOUR_CHAINS)
    for by in ("unit", "chain"):
        rows = here("figures", "four-chains", "--by", by, "--json")
        assert rows.code == 0
        assert all(isinstance(row["by"], list) for row in rows.json)


def test_a_briefing_comes_as_text_json_and_page(here: Here, tmp_path: Path) -> None:
    factories.county()
    here("programme", "apply", FOUR_CHAINS)
    text = here("briefing", "four-chains", "--as-of", "2022-10-08").out
    document = here("briefing", "four-chains", "--as-of", "2022-10-08", "--format", "json").json
    assert document["text"] == text.rstrip("\n")
    assert len(document["figures"]) > 5
    for figure in document["figures"]:
        assert {"start", "end", "indicator", "value", "records", "digest"} <= figure.keys()
        assert document["text"][figure["start"] : figure["end"]].strip()
    page = tmp_path / "briefing.html"
    assert here("briefing", "four-chains", "--as-of", "2022-10-08", "--format", "html", "-o", page).out == ""
    assert page.read_text().startswith("<!doctype html>")
    assert document["journal_head"] in page.read_text()
