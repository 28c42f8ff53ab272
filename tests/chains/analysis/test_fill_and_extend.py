"""What is missing, what is weak, and what could be made next."""

from __future__ import annotations

import numpy as np
import pytest

from silian.chains.analysis.demand import Declared, balance
from silian.chains.analysis.extend import Prospects, extensions, input_cover
from silian.chains.analysis.fill import missing, weak
from silian.chains.analysis.graph import graph_of
from silian.chains.analysis.makers import makers_of
from tests.chains.analysis.toy import Toy


def test_the_toy_county_lacks_what_networkx_says(toy: Toy) -> None:
    found = missing(toy.graph, toy.makers, toy.balance)
    assert {each.node: each.figures["needed_by"] for each in found} == toy.answers["missing_upstream(补链)"]
    assert [each.node for each in found if each.figures["is_break"]] == toy.answers["missing_in_the_middle"]
    assert str(found[0].reason) == "本地没有人生产包装膜，而本地的冷鲜肉、肉制品要用它。"


def test_the_toy_county_could_go_on_to_what_networkx_says(toy: Toy) -> None:
    found = extensions(toy.graph, toy.makers, least=1)
    assert {each.node: each.figures["from"] for each in found} == toy.answers["extension_downstream(延链)"]
    shares = {each.node: each.figures["share_of_inputs_local"] for each in found}
    assert shares == toy.answers["extension_share_of_inputs_local"]
    assert [each.node for each in extensions(toy.graph, toy.makers)] == ["预制菜"], "two local inputs are asked for"


def test_a_node_without_a_maker_between_local_ones_is_a_break_even_two_steps_down() -> None:
    graph = graph_of(["棉花", "棉纱", "坯布", "服装"], [(0, 1), (1, 2), (2, 3)])
    makers = makers_of(4, ["棉农", "制衣厂"], [(0, 0), (3, 1)])
    found = missing(graph, makers, balance(graph, makers))
    assert [(each.node, each.figures["is_break"]) for each in found] == [("坯布", True)]
    assert "断点" in str(found[0].reason)


def test_demand_is_coefficient_times_output_and_a_declared_purchase_replaces_the_estimate_of_that_buyer() -> None:
    graph = graph_of(["玉米", "饲料"], [(0, 1)], coefficient=[0.6])
    makers = makers_of(2, ["甲农场", "乙饲料", "丙饲料"], [(0, 0), (1, 1), (1, 2)], [300.0, 1000.0, 500.0])
    estimated = balance(graph, makers)
    assert estimated.demand[0] == pytest.approx(900)
    assert estimated.satisfaction[0] == pytest.approx(1 / 3)
    assert estimated.gap[0] == pytest.approx(600)
    assert estimated.estimated[0]
    declared = balance(graph, makers, Declared(np.array([0]), np.array([1]), np.array([100.0])))
    assert declared.demand[0] == pytest.approx(0.6 * 500 + 100)
    assert declared.satisfaction[0] == pytest.approx(0.75)


def test_a_weak_link_is_met_in_part_and_says_by_how_much() -> None:
    graph = graph_of(["玉米", "饲料"], [(0, 1)], coefficient=[0.6])
    makers = makers_of(2, ["甲农场", "乙饲料"], [(0, 0), (1, 1)], [200.0, 1000.0])
    (found,) = weak(graph, makers, balance(graph, makers))
    assert found.figures["satisfaction"] == pytest.approx(1 / 3)
    assert found.figures["gap"] == pytest.approx(400)
    assert found.estimated == ("demand", "satisfaction", "gap")
    assert weak(graph, makers, balance(graph, makers), below=0.3) == []


def test_what_is_not_known_is_no_zero() -> None:
    graph = graph_of(["玉米", "饲料"], [(0, 1)])
    makers = makers_of(2, ["乙饲料"], [(1, 0)])
    (found,) = missing(graph, makers, balance(graph, makers))
    assert found.figures["demand"] is None
    assert found.figures["gap"] is None
    assert found.figures["demand_is_lower_bound"]
    assert found.figures["supply"] == 0


def test_input_cover_weighs_by_coefficient_and_criticality() -> None:
    graph = graph_of(["肉", "菜", "调料", "预制菜"], [(0, 3), (1, 3), (2, 3)], [1, 1, 0.5], [0.5, 0.2, 0.1])
    cover, estimated = input_cover(graph, np.array([True, False, True, False]))
    assert cover[3] == pytest.approx((0.5 + 0.05) / (0.5 + 0.2 + 0.05))
    assert not estimated[3]


def test_an_extension_shows_the_parts_of_its_score_and_a_stated_intent_is_enough() -> None:
    graph = graph_of(["肉", "菜", "预制菜"], [(0, 2), (1, 2)])
    makers = makers_of(3, ["屠宰厂"], [(0, 0)])
    nothing = np.full(3, np.nan)
    prospects = Prospects(np.array([np.nan, np.nan, 0.5]), nothing, np.array([False, False, True]))
    assert extensions(graph, makers) == []
    (found,) = extensions(graph, makers, prospects)
    assert found.score == pytest.approx(100 * 0.5 * (0.4 + 0.3 * 0.5))
    assert found.parts == {"input_cover": 0.5, "value_added": 0.5, "relatedness": None}
    assert found.estimated == ("input_cover",)
