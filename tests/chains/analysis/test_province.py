"""A province's companies on a large product graph, with dirt of every kind: the gap lists are those that networkx found."""

from __future__ import annotations

from collections import Counter

import pytest

from silian.chains.analysis.cuts import components, cut_vertices
from silian.chains.analysis.reading.ckg import read_ckg
from silian.chains.analysis.reading.folders import enterprises_by_region, regions_of, split
from silian.chains.analysis.reading.reading import Reading
from silian.chains.analysis.whole import Analysis, Case, Thresholds, analyse
from tests.chains.analysis.toy import VECTORS, vector

FOLDER = VECTORS / "province"
EXPECTED = vector("province/expected.json")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_ckg(FOLDER)


@pytest.fixture(scope="module")
def case(reading: Reading) -> Case:
    here, outside = split(reading.makers, regions_of(FOLDER / "place.csv", "province_code"), "53")
    return Case(reading.graph, here, outside=outside)


@pytest.fixture(scope="module")
def found(case: Case) -> Analysis:
    return analyse(case, Thresholds(least_local_inputs=1))


def test_what_is_missing_comes_in_order_with_who_needs_it_and_who_makes_it_elsewhere(found: Analysis) -> None:
    assert len(found.missing) == EXPECTED["n_missing_upstream"]
    ours = [
        [each.node, each.figures["needed_by"], each.figures["n_local_buyers"], each.figures["outside_suppliers"][:20]]
        for each in found.missing
    ]
    assert ours == EXPECTED["missing_upstream"]


def test_single_sources_are_those_with_a_user_that_another_makes(found: Analysis) -> None:
    ours = [[each.node, each.figures["supplier"], each.figures["local_dependants"]] for each in found.single_source]
    assert ours == EXPECTED["single_source"]


def test_extensions_come_by_the_share_of_inputs_that_are_local(found: Analysis) -> None:
    assert len(found.extension) == EXPECTED["n_extension"]
    ours = [
        [each.node, each.figures["from"], each.figures["share_of_inputs_local"], each.figures["outside_makers"][:20]]
        for each in found.extension
    ]
    for our, expected in zip(ours, EXPECTED["extension_downstream"], strict=False):
        assert our == [expected[0], expected[1], pytest.approx(expected[2]), expected[3]]


def test_the_local_map_falls_apart_as_networkx_says(case: Case) -> None:
    here = case.makers.present
    assert here.sum() == EXPECTED["present_products"]
    assert [len(part) for part in components(case.graph, here)][:10] == EXPECTED["components"]
    assert list(case.graph.named(cut_vertices(case.graph, here).tolist())) == EXPECTED["articulation_points_local"]


def test_every_defect_is_told_with_its_file_and_line(reading: Reading) -> None:
    kinds = Counter((defect.file, defect.kind) for defect in reading.defects)
    assert kinds == {
        ("product.csv", "duplicate"): 1,
        ("product_product.csv", "self_loop"): 1,
        ("product_product.csv", "dangling"): 1,
        ("product_product.csv", "duplicate"): 1,
        ("product_product.csv", "two_cycle"): 1,
        ("product_product.csv", "cycle_edge"): 1,
        ("product_product.csv", "no_meaning"): 1,
        ("company_product.csv", "accounting_row"): 1,
        ("company_product.csv", "negative"): 2,
        ("company_product.csv", "above_one"): 1,
        ("company_product.csv", "duplicate"): 1,
        ("company_product.csv", "code_format"): 3,
    }
    lines = (FOLDER / "product_product.csv").read_text(encoding="utf-8").splitlines()
    loop = next(defect for defect in reading.defects if defect.kind == "self_loop")
    assert lines[loop.line - 1] == "P0005,P0005,上游材料"


def test_enterprises_are_counted_by_region(reading: Reading) -> None:
    names, counts = enterprises_by_region(reading.makers, regions_of(FOLDER / "place.csv", "province_code"))
    assert names == ["11", "53"]
    assert counts.sum() == len(reading.makers.node)
