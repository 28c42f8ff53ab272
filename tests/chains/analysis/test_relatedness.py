"""Relatedness and complexity beside ecomplexity, to a billionth, and what is refused or suppressed."""

from __future__ import annotations

import numpy as np
import pytest

from silian.chains.analysis.build import new_chains
from silian.chains.analysis.complexity import complexity, components, relatedness
from silian.chains.analysis.relatedness import advantage, proximity, specialised
from silian.chains.analysis.small_cells import for_the_public, suppressed
from silian.chains.analysis.strengthen import concentration, single_sources
from silian.kernel.errors import Refused
from tests.chains.analysis.toy import Toy, vector

EXACT = 1e-9
TWO_PARTS = np.array([[5.0, 5, 0, 0], [5, 0, 0, 0], [0, 0, 5, 5], [0, 0, 5, 0]])


def test_eight_places_and_twelve_products_are_as_complex_as_ecomplexity_says() -> None:
    toy = vector("complexity_toy.json")
    values = np.array(toy["value"], float)
    found = relatedness(specialised(values))
    assert found.complexity is not None
    assert found.outlook is not None
    pairs = {(pair["country"], pair["product"]): pair for pair in toy["pairs"]}
    table = {
        key: np.array([[pairs[place, product][key] for product in toy["prods"]] for place in toy["locs"]])
        for key in ("rca", "mcp", "density", "cog")
    }
    assert advantage(values) == pytest.approx(table["rca"], rel=EXACT)
    assert (found.specialised == table["mcp"]).all()
    assert found.density == pytest.approx(table["density"], rel=EXACT)
    assert found.outlook.gain == pytest.approx(table["cog"], rel=EXACT, abs=EXACT)
    assert found.complexity.eci == pytest.approx([each["eci"] for each in toy["locations"].values()], rel=EXACT)
    assert found.complexity.pci == pytest.approx([each["pci"] for each in toy["products"].values()], rel=EXACT)
    assert found.outlook.index == pytest.approx([each["coi"] for each in toy["locations"].values()], rel=EXACT)
    assert found.proximity.ravel() == pytest.approx([each["proximity"] for each in toy["proximity"]], rel=EXACT)


def test_a_tall_table_and_a_wide_one_give_the_same() -> None:
    values = np.array(vector("complexity_toy.json")["value"], float)
    has = specialised(values)
    again = complexity(np.vstack([has, has]))
    once = complexity(has)
    assert again is not None
    assert once is not None
    assert again.eci[:8] == pytest.approx(once.eci)
    assert again.pci == pytest.approx(once.pci)


def test_where_the_table_falls_apart_there_is_density_but_no_complexity() -> None:
    found = relatedness((TWO_PARTS > 0).astype(float))
    assert found.components == 2
    assert found.complexity is None
    assert np.isfinite(found.density).all()


def test_the_parts_are_counted_over_many_steps_and_empty_places_do_not_count() -> None:
    chain = np.array([[1.0, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 0]])
    assert components(chain) == 1
    assert components(np.eye(5)) == 5


def test_an_even_table_is_specialised_everywhere_whatever_rounding_does() -> None:
    assert specialised(np.full((7, 3), 0.1)).all()
    assert complexity(np.ones((7, 3))) is None, "all are alike: nobody is more complex"


def test_a_cell_of_two_enterprises_has_no_advantage() -> None:
    counts = np.array([[2.0, 1], [1, 9]])
    assert specialised(counts)[0, 0] == 1
    assert specialised(counts, counts)[0, 0] == 0
    (found,) = new_chains(["竹业", "陶瓷", "茶叶"], np.array([[2.0, 6, 0], [6, 6, 0], [0, 0, 9]]), 0)
    assert found.node == "竹业"
    assert found.figures["rca"] is None


def test_proximity_is_the_smaller_conditional_share() -> None:
    has = np.array([[1.0, 1], [1, 0], [1, 1], [0, 0]])
    assert proximity(has)[0, 1] == pytest.approx(2 / 3)


def test_what_is_near_to_what_the_county_has_comes_first_and_says_why() -> None:
    counts = np.array([[9.0, 9, 0, 0], [9, 9, 9, 0], [9, 9, 9, 0], [0, 0, 1, 30]])
    first, *_ = new_chains(["茶叶", "包装", "茶饮料", "船舶"], counts, 0)
    assert first.node == "茶饮料"
    assert "茶叶" in str(first.reason)
    assert first.score == pytest.approx(100 * (first.parts["density"] or 0))


def test_proximities_are_not_learnt_from_the_county_alone() -> None:
    with pytest.raises(Refused, match="不能只用本县"):
        new_chains(["茶叶"], np.array([[9.0]]), 0)


@pytest.mark.parametrize("table", [[[-1.0, 2]], [[float("nan")]], [[]]])
def test_a_table_that_cannot_be_is_refused(table: list[list[float]]) -> None:
    with pytest.raises(Refused, match="不小于 0"):
        specialised(np.array(table))


def test_a_small_cell_is_suppressed_and_one_more_with_it_so_that_the_total_does_not_tell() -> None:
    amount = np.array([10.0, 40, 90, 0])
    assert suppressed(np.array([2, 5, 8, 0]), amount).tolist() == [True, True, False, False]
    assert suppressed(np.array([2, 1, 8, 0]), amount).tolist() == [True, True, False, False]
    assert not suppressed(np.array([3, 5, 8, 0]), amount).any()


def test_what_is_published_of_a_single_source_names_nobody(toy: Toy) -> None:
    for found in single_sources(toy.graph, toy.makers, concentration(toy.makers)):
        public = for_the_public(found, 1)
        told = f"{public.reason}{public.figures}{public.parts}"
        assert not [name for name in toy.makers.names if name in told]
        assert "hhi" not in told
        of_a_group = for_the_public(found, 4)
        assert not [name for name in toy.makers.names if name in f"{of_a_group.reason}{of_a_group.figures}"]
