"""Scores against scorecardpy's, one by one and as a batch; a value without a bin is never zero points in silence."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from silian.credit.engine.mass.scoring import scores
from silian.credit.engine.scorecards import Card, read_card, score
from silian.kernel.errors import Refused
from tests.cli.running import Here
from tests.credit.vectors import HERE

CARD, APPLICANTS = HERE / "scorecard_german_card.json", HERE / "scorecard_german_applicants.csv"


def card() -> Card:
    return read_card(json.loads(CARD.read_text()))


def applicants() -> list[dict[str, str]]:
    with APPLICANTS.open(newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_applicant_has_the_score_that_scorecardpy_gave() -> None:
    found = [float(score(card(), applicant).total) for applicant in applicants()]
    assert found == [float(applicant["score_expected"]) for applicant in applicants()]


def test_a_batch_scores_each_as_the_single_one_does() -> None:
    rows = applicants()
    numeric = {"age_in_years", "credit_amount", "duration_in_month"}
    columns = {
        name: np.asarray([row[name] for row in rows], dtype=np.float64 if name in numeric else None)
        for name in card().variables
    }
    found = scores(card(), columns)
    for j, row in enumerate(rows):
        assert {name: points[j] for name, points in found.items()} == dict(score(card(), row).points)


@pytest.mark.django_db
def test_the_command_prints_row_score_and_points(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Here(capsys)("score", "--card", CARD, APPLICANTS, "--json")
    first = answer.json[0]
    assert (answer.code, len(answer.json), first["row"], first["score"]) == (0, len(applicants()), 0, 600)
    assert sum(first["points"].values()) == 600
    assert "basepoints" in first["points"]


@pytest.mark.django_db
def test_a_value_without_a_bin_names_its_row_and_field(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = applicants()[:2]
    rows[1]["housing"] = "tent"
    file = tmp_path / "applicants.csv"
    with file.open("w", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    answer = Here(capsys)("score", "--card", CARD, file, "--json")
    assert (answer.code, answer.json[0]["score"]) == (2, 600)
    assert all(word in answer.json[1]["error"] for word in (rows[1]["row"], "housing", "tent"))


def test_a_batch_names_the_row_of_a_value_without_a_bin() -> None:
    small = read_card({"card": {"age": [{"bin": "[-inf,30.0)", "points": 1}, {"bin": "[30.0,60.0)", "points": 2}]}})
    assert scores(small, {"age": np.asarray([29.9, 30, 59])})["age"].tolist() == [1, 2, 2]
    with pytest.raises(Refused, match="第 1 行“age”的值“60"):
        scores(small, {"age": np.asarray([30.0, 60.0])})


def test_a_blank_takes_the_bin_for_what_is_missing_alone_and_in_a_batch() -> None:
    small = read_card({"card": {"home": [{"bin": "own%,%rent", "points": 5}, {"bin": "missing", "points": -3}]}})
    assert scores(small, {"home": np.asarray(["", "own", "missing"])})["home"].tolist() == [-3, 5, -3]
    assert [float(score(small, {"home": home}).total) for home in ("", "own", "missing")] == [-3, 5, -3]


@pytest.mark.parametrize(
    ("bins", "words"),
    [
        ([{"bin": "[-inf,1.0)", "points": 1}, {"bin": "[2.0,inf)", "points": 2}], "空档"),
        ([{"bin": "own%,%rent", "points": 1}, {"bin": "rent", "points": 2}], "重复"),
        ([], "没有分段"),
        ([{"bin": "own"}], "points"),
    ],
)
def test_a_card_that_is_not_whole_is_refused(bins: list[object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_card({"card": {"housing": bins}})
