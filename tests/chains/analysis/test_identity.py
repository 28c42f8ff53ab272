"""One product, one node: what merging changes, and that it is told."""

from __future__ import annotations

import numpy as np
import pytest

from silian.chains.analysis.demand import balance
from silian.chains.analysis.fill import missing
from silian.chains.analysis.graph import graph_of
from silian.chains.analysis.identity import (
    Merge,
    common_synonyms,
    lift,
    merge_graph,
    merge_makers,
    merge_names,
    spelling,
    usual_names,
)
from silian.chains.analysis.makers import makers_of
from silian.kernel.errors import Refused


def test_coal_by_its_other_name_is_a_false_gap_that_is_gone_when_the_names_are_merged() -> None:
    graph = graph_of(["煤", "煤炭", "尿素", "电力"], [(0, 2), (1, 3)])
    makers = makers_of(4, ["矿业", "化肥"], [(1, 0), (2, 1)])
    assert [each.node for each in missing(graph, makers, balance(graph, makers))] == ["煤"]
    merged = merge_names(graph.names, common_synonyms())
    one_graph, _ = merge_graph(graph, merged)
    one_makers = merge_makers(makers, merged)
    assert one_graph.names == ("煤炭", "尿素", "电力")
    assert merged.log == (Merge("煤", "煤炭", "synonym"),)
    assert missing(one_graph, one_makers, balance(one_graph, one_makers)) == []


@pytest.mark.parametrize("name", [".钢坯", "钢坯 ", "钢 坯", "————钢坯", "钢坯-"])
def test_what_looks_alike_is_spelled_alike(name: str) -> None:
    assert spelling(name) == spelling("钢坯")


def test_full_width_and_capitals_are_spelling_but_another_word_is_another_product() -> None:
    assert spelling("ＰＶＣ树脂") == spelling("pvc树脂")
    assert spelling("茶籽油") != spelling("菜籽油")
    usual = usual_names(common_synonyms())
    assert usual[spelling("茶籽油")] != usual[spelling("菜籽油")]


def test_no_name_stands_in_two_groups_of_synonyms() -> None:
    names = [spelling(name) for group in common_synonyms() for name in group]
    assert len(names) == len(set(names))


def test_edges_that_fall_together_keep_what_is_most_critical_and_are_told() -> None:
    graph = graph_of(["煤", "煤炭", "电力"], [(0, 2), (1, 2)], [0.5, 1.0], [0.2, np.nan])
    merged, log = merge_graph(graph, merge_names(graph.names, [("煤炭", "煤")]))
    assert (merged.criticality.tolist(), merged.coefficient.tolist()) == ([1.0], [0.2])
    assert log == (Merge("煤炭→电力", "煤炭→电力", "edge"),)


def test_an_edge_between_two_names_of_one_product_is_dropped_and_told() -> None:
    graph = graph_of(["原煤", "煤炭"], [(0, 1)])
    merged, log = merge_graph(graph, merge_names(graph.names, [("煤炭", "原煤")]))
    assert merged.source.size == 0
    assert log == (Merge("原煤→煤炭", "煤炭→煤炭", "edge"),)


def test_a_merge_that_closes_a_cycle_is_refused() -> None:
    graph = graph_of(["煤", "焦炭", "煤炭"], [(0, 1), (1, 2)])
    with pytest.raises(Refused, match="不能成环"):
        merge_graph(graph, merge_names(graph.names, [("煤炭", "煤")]))


def test_output_under_two_names_is_added_up() -> None:
    makers = merge_makers(
        makers_of(2, ["矿业"], [(0, 0), (1, 0)], [30.0, 70.0]), merge_names(["煤", "煤炭"], [("煤炭", "煤")])
    )
    assert (makers.node.tolist(), makers.output.tolist()) == ([0], [100.0])


def test_who_makes_a_child_makes_its_parents_but_not_the_other_way_round() -> None:
    names = ["热轧钢板", "钢板", "钢材"]
    child, log = lift(makers_of(3, ["钢厂"], [(0, 0)], [10.0]), names, [(0, 1), (1, 2)])
    assert child.present.tolist() == [True, True, True]
    assert log == (Merge("热轧钢板", "钢板", "parent"), Merge("热轧钢板", "钢材", "parent"))
    parent, log = lift(makers_of(3, ["钢厂"], [(2, 0)]), names, [(0, 1), (1, 2)])
    assert (parent.present.tolist(), log) == ([False, False, True], ())


def test_parents_in_a_circle_do_not_run_on() -> None:
    lifted, _ = lift(makers_of(2, ["厂"], [(0, 0)]), ["甲", "乙"], [(0, 1), (1, 0)])
    assert lifted.present.tolist() == [True, True]
