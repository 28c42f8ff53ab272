"""Input–output tables beside pymrio, to a billionth."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from silian.chains.analysis.linkages import coefficients, ghosh, leontief, linkages
from silian.kernel.errors import Refused
from tests.chains.analysis.toy import VECTORS, vector

EXACT = 1e-9


def test_three_sectors_have_the_inverses_and_all_linkages_of_pymrio() -> None:
    toy = vector("io_toy3.json")
    output = np.array(toy["x"])
    table = coefficients(np.array(toy["Z"]), output)
    assert table == pytest.approx(np.array(toy["A"]), rel=EXACT)
    assert leontief(table) == pytest.approx(np.array(toy["L"]), rel=EXACT)
    assert ghosh(leontief(table), output) == pytest.approx(np.array(toy["G"]), rel=EXACT)
    found = linkages(table, output)
    assert found.keys() == toy["linkages"][0].keys()
    for sector, expected in enumerate(toy["linkages"]):
        quadrant = expected.pop("quadrant")
        assert {name: found[name][sector] for name in expected} == pytest.approx(expected, rel=EXACT)
        assert found["quadrant"][sector] == quadrant


def test_forty_eight_sectors_of_six_regions_have_the_linkages_of_pymrio() -> None:
    table = np.array([[float(cell) for cell in line[2:]] for line in _lines("pymrio_test_A.csv")[3:]])
    output = np.array([float(line[2]) for line in _lines("pymrio_test_x.csv")[1:]])
    found = linkages(table, output)
    heading, *rows = _lines("pymrio_test_linkages.csv")
    assert len(rows) == len(output) == 48
    for place, name in enumerate(heading):
        if name in found and name != "quadrant":
            assert found[name] == pytest.approx([float(row[place]) for row in rows], rel=EXACT), name
    assert found["quadrant"].tolist() == [row[-1] for row in rows]


def test_extraction_in_closed_form_is_what_taking_the_sector_out_gives() -> None:
    toy = vector("io_toy3.json")
    table, output = np.array(toy["A"]), np.array(toy["x"])
    demand = output - table @ output
    for sector in range(3):
        kept = np.delete(np.arange(3), sector)
        left = np.linalg.inv(np.eye(2) - table[np.ix_(kept, kept)]) @ demand[kept]
        assert linkages(table, output)["hem_total_loss"][sector] == pytest.approx(output.sum() - left.sum())


def test_without_output_only_what_needs_none_is_given() -> None:
    found = linkages(np.array(vector("io_toy3.json")["A"]))
    assert "hem_total_loss" not in found
    assert found["total_backward_L_colsum"].shape == (3,)


def test_a_sector_without_output_has_no_forward_linkage() -> None:
    found = linkages(np.array([[0.1, 0.0], [0.2, 0.0]]), np.array([100.0, 0.0]))
    assert np.isnan(found["total_forward_G_rowsum"][1])
    assert found["hem_total_loss"][1] == 0


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ([[0.1, 0.2]], "要是方的"),
        ([[0.1, float("nan")], [0.0, 0.1]], "不是数"),
        ([[1.0, 0.0], [0.0, 0.5]], "不可逆"),
        ([[0.5, 0.9], [0.9, 0.5]], "投入超过产出"),
    ],
)
def test_a_table_that_cannot_be_is_refused(table: list[list[float]], told: str) -> None:
    with pytest.raises(Refused, match=told):
        linkages(np.array(table))


def test_output_of_other_sectors_is_refused() -> None:
    with pytest.raises(Refused, match="逐个对应"):
        linkages(np.eye(2) * 0.1, np.array([1.0]))


def _lines(name: str) -> list[list[str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
