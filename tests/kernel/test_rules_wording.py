"""The wording of a figure is made from the tree that counts it."""

from __future__ import annotations

from typing import Any

import pytest

from silian.kernel.rules import External, NotKept, describe, read_rule

RATE = {
    "id": "need_closure_rate", "name": "需求办结率", "unit": "%", "of": "sampleapp.thing", "date": "raised_on",
    "where": {"kind": {"is": "need"}}, "part": {"closed_on": {"filled": True}}, "measure": "ratio",
    "window": "year_to_date", "credit": "lead", "better": "up", "since": "2022-01-01",
}  # fmt: skip
COUNT = {key: RATE[key] for key in ("id", "name", "unit", "of", "date", "window")} | {"measure": "count"}


def test_a_ratio_says_what_is_due_what_is_done_and_for_whom() -> None:
    assert describe(read_rule(RATE)) == (
        "统计事项；提出日期在当年初至统计日的；条件：类别为“需求”；以上为分母，其中办结日期已填的为分子；"
        "分母为零时无数值；归牵头单位；数值越高越好；自2022年1月1日起适用。"
    )


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"kind": {"in": ["need", "dispute"]}}, "类别为“需求”、“纠纷”之一"),
        ({"kind": {"is_not": "need"}}, "类别不为“需求”（含未填）"),
        ({"place": {"not_in": ["990001"]}}, "地点不是“990001”（含未填）"),
        ({"agreed": {"over": "115亿元"}}, "协议金额超过115亿元"),
        ({"agreed": {"from": "0.05元"}}, "协议金额不低于0.05元"),
        ({"headcount": {"under": 3.5}}, "人数低于3.5"),
        ({"urgent": {"is": False}}, "紧急为否"),
        ({"closed_on": {"from": "2022-01-01", "before": "2022-07-01"}},
         "办结日期在2022年1月1日及以后，且办结日期在2022年7月1日以前"),
        ({"closed_on": {"filled": False}}, "办结日期未填"),
        ({"any": [{"urgent": {"is": True}}, {"agreed": {"over": 800}}]}, "（紧急为是，或协议金额超过800元）"),
        ({"none": [{"urgent": {"is": True}}]}, "不属于（紧急为是）"),
    ],
)  # fmt: skip
def test_conditions_are_said_with_labels_and_not_with_names(where: dict[str, Any], words: str) -> None:
    assert f"条件：{words}；" in describe(read_rule(COUNT | {"where": where}))


def test_other_measures_say_how_they_count() -> None:
    assert "按企业去重计数" in describe(read_rule(COUNT | {"measure": "distinct", "what": "company"}))
    assert "合计协议金额" in describe(read_rule(COUNT | {"measure": "sum", "what": "agreed"}))
    stock = {key: value for key, value in COUNT.items() if key != "window"} | {"measure": "stock", "date": "open"}
    assert "统计日仍未办结的；计条数" in describe(read_rule(stock))


def test_shared_credit_is_marked_as_not_to_be_added() -> None:
    assert "不可加" in describe(read_rule(COUNT | {"credit": "helping"}))


def test_figures_without_records_say_so() -> None:
    assert "外部数据" in describe(External("x", "x", "x"))
    assert "尚未登记" in describe(NotKept("x", "x", "x", "museums.loan"))
