"""What rests on one enterprise, and what is lost without it."""

from __future__ import annotations

import pytest

from silian.chains.analysis.demand import balance
from silian.chains.analysis.graph import graph_of
from silian.chains.analysis.losing import losing
from silian.chains.analysis.makers import makers_of
from silian.chains.analysis.strengthen import concentration, single_sources
from silian.chains.analysis.structure import structure
from silian.chains.analysis.what_if import difference, joined_by, without
from silian.chains.analysis.whole import Case, analyse
from tests.chains.analysis.toy import Toy


def test_the_concentration_of_the_toy_county_is_the_sum_of_squared_shares(toy: Toy) -> None:
    found = concentration(toy.makers)
    here = {toy.graph.names[node] for node in range(len(toy.graph)) if toy.makers.present[node]}
    assert {name: found.index[toy.node(name)] for name in here} == pytest.approx(toy.answers["hhi"])


def test_the_toy_county_rests_on_single_enterprises_where_others_depend_on_them(toy: Toy) -> None:
    expected = toy.answers["single_source(强链)"]
    found = single_sources(toy.graph, toy.makers, concentration(toy.makers))
    assert {each.node: each.figures["supplier"] for each in found} == {n: e["supplier"] for n, e in expected.items()}
    assert {each.node: each.figures["dependants"] for each in found} == {
        n: e["dependants"] for n, e in expected.items()
    }
    slaughter = next(each for each in found if each.node == "屠宰分割")
    assert slaughter.figures["local_dependants"] == ["肉制品"], "what 己食品 alone makes of its own is its own affair"


def test_two_enterprises_of_one_controller_are_one_source() -> None:
    graph = graph_of(["钢坯", "钢管"], [(0, 1)])
    names, rows = ["东厂", "西厂", "管厂"], [(0, 0), (0, 1), (1, 2)]
    apart, together = makers_of(2, names, rows), makers_of(2, names, rows, controller=[0, 0, 1])
    assert single_sources(graph, apart, concentration(apart)) == []
    (found,) = single_sources(graph, together, concentration(together))
    assert found.figures["suppliers"] == ["东厂", "西厂"]
    assert found.figures["hhi"] == 1.0
    assert found.estimated == ("hhi",), "outputs are not known: the makers count alike"


def test_a_user_that_does_not_need_it_makes_no_single_source() -> None:
    graph = graph_of(["香精", "糖果"], [(0, 1)], criticality=[0.5])
    makers = makers_of(2, ["甲", "乙"], [(0, 0), (1, 1)])
    assert single_sources(graph, makers, concentration(makers)) == []


def test_without_an_enterprise_the_toy_county_has_dead_products(toy: Toy) -> None:
    ready = losing(toy.graph, toy.makers, toy.balance)
    found = {name: list(toy.graph.named(ready.of(n).dead.tolist())) for n, name in enumerate(toy.makers.names)}
    assert found == toy.answers["enterprise_removal_dead_products"]


def test_the_structure_of_the_toy_county_is_told_by_name_and_the_worst_loss_comes_first(toy: Toy) -> None:
    found = structure(toy.graph, toy.makers, toy.balance)
    assert list(found.cut_vertices) == toy.answers["articulation_points_undirected"]
    expected = {name: None if above == "ROOT" else above for name, above in toy.answers["immediate_dominator"].items()}
    assert found.dominator == expected
    assert {each.enterprise: list(each.dead) for each in found.effects} == toy.answers[
        "enterprise_removal_dead_products"
    ]
    shares = [each.share for each in found.effects]
    assert shares == sorted(shares, reverse=True)
    assert all(each.estimated for each in found.effects), "nobody knows what is bought here"


def test_the_loss_is_carried_down_through_required_inputs_and_by_share_through_replaceable_ones() -> None:
    graph = graph_of(["饲料", "香料", "生猪"], [(0, 2), (1, 2)], [1, 0.5], [0.5, 0.1])
    makers = makers_of(3, ["料厂", "香料厂", "猪场"], [(0, 0), (1, 1), (2, 2)], [50.0, 10.0, 100.0])
    ready = losing(graph, makers, balance(graph, makers))
    feed, spice = ready.of(0), ready.of(1)
    assert feed.left[2] == 0
    assert feed.by_supply == pytest.approx((50 + 100) / 160)
    assert spice.left[2] == pytest.approx(1 - 0.1 / 0.6)
    assert spice.by_supply == pytest.approx((10 + 100 * 0.1 / 0.6) / 160)


def test_the_loss_of_a_buyer_is_carried_up_by_its_share_of_the_sales() -> None:
    graph = graph_of(["玉米", "饲料", "淀粉"], [(0, 1), (0, 2)], coefficient=[0.6, 0.2])
    makers = makers_of(3, ["农场", "料厂", "粉厂"], [(0, 0), (1, 1), (2, 2)], [1400.0, 1000.0, 500.0])
    found = losing(graph, makers, balance(graph, makers)).of(1)
    assert found.left[0] == pytest.approx(1 - 0.5 * 600 / 700), (
        "half of the maize is sold here, 600 of 700 yuan to the mill"
    )
    assert found.by_demand == pytest.approx((1000 + 1400 * 0.5 * 600 / 700) / 2900)


def test_others_stand_in_when_enough_is_left() -> None:
    graph = graph_of(["饲料", "生猪"], [(0, 1)], coefficient=[0.2])
    makers = makers_of(2, ["大", "小", "猪场"], [(0, 0), (0, 1), (1, 2)], [90.0, 10.0, 500.0])
    found = losing(graph, makers, balance(graph, makers)).of(1)
    assert found.left[1] == pytest.approx(1 - 0.1 * (0.1 / 0.9)), (
        "a tenth is lost, and the nine tenths replace most of it"
    )


def test_an_enterprise_that_nobody_needs_costs_only_itself() -> None:
    graph = graph_of(["饲料", "生猪"], [(0, 1)])
    makers = makers_of(2, ["料厂", "旁人"], [(0, 0)])
    assert losing(graph, makers, balance(graph, makers)).of(1).effect == 0


def test_what_if_one_leaves_and_another_comes(toy: Toy) -> None:
    before = analyse(Case(toy.graph, toy.makers))
    left = analyse(Case(toy.graph, without(toy.makers, toy.enterprise("丙饲料"))))
    assert [each.node for each in difference(before, left).comes["missing"]] == ["饲料"]
    joined = analyse(Case(toy.graph, joined_by(toy.makers, toy.node("豆粕"), "新油脂", 100.0)))
    changed = difference(before, joined)
    assert [each.node for each in changed.goes["missing"]] == ["豆粕"]
    assert changed.hhi["豆粕"] == (None, 1.0)
    assert joined_by(toy.makers, toy.node("豆粕"), "丙饲料").names == toy.makers.names
