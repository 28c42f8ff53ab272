"""Needs and offers in Chinese: twenty needs, what must not be taken for one another, and the parts of a score."""

from __future__ import annotations

from datetime import date
from math import log

import pytest
from rank_bm25 import BM25Okapi

from silian.chains.analysis.matching.grades import contradiction, grades_in
from silian.chains.analysis.matching.index import K1, B, index_of
from silian.chains.analysis.matching.matcher import Catalogue, catalogue, matches
from silian.chains.analysis.matching.offers import Match, Need, Offer, need_in
from silian.chains.analysis.matching.units import Amount, amount_in
from silian.chains.analysis.matching.words import dice, tokens, without_intent

NAMES = (
    "瓦楞纸箱", "瓦楞纸", "纸箱", "包装箱", "彩色包装盒", "塑料编织袋", "热轧钢板", "热轧钢卷", "冷轧钢板", "钢板",
    "螺纹钢", "不锈钢板", "不锈钢管", "玉米淀粉", "玉米", "淀粉", "玉米油", "菜籽油", "山茶油", "葵花籽油", "大豆油",
    "冷链物流服务", "冷链运输车", "运输服务", "仓储服务", "锂电池正极材料", "锂电池负极材料", "锂离子电池",
    "铅酸蓄电池", "注塑模具", "模具加工", "冲压模具", "注塑机", "水稻种子", "杂交水稻种子", "水稻", "生猪", "仔猪",
    "猪肉", "生猪屠宰", "水泥", "水泥制品", "商品混凝土", "中药饮片", "中成药", "中药材", "马铃薯", "马铃薯淀粉",
    "煤炭", "焦炭", "铝合金型材", "铝锭", "高筋面粉", "低筋面粉", "面包", "饲料", "豆粕", "豆浆", "复合肥", "尿素",
    "竹地板", "竹笋", "竹炭", "陶瓷砖", "陶瓷餐具", "电线电缆", "电缆桥架", "印制电路板", "茶叶", "茶籽粕",
    "稻米加工设备",
)  # fmt: skip
NEEDS = {
    "求购瓦楞纸箱": "瓦楞纸箱", "需要热轧钢板": "热轧钢板", "玉米淀粉": "玉米淀粉", "冷链物流服务": "冷链物流服务",
    "锂电池正极材料": "锂电池正极材料", "寻找注塑模具厂家": "注塑模具", "水稻种子": "水稻种子", "生猪": "生猪", "水泥": "水泥",
    "中药饮片": "中药饮片", "长期收购土豆": "马铃薯", "急需煤 500吨": "煤炭", "采购铝合金型材 20吨": "铝合金型材",
    "茶籽油": "山茶油", "购买电线电缆2000米": "电线电缆", "我司求购PCB": "印制电路板", "需求：商混 300方": "商品混凝土",
    "寻求竹地板供应商": "竹地板", "豆粕一批": "豆粕", "采购锂电池": "锂离子电池",
}  # fmt: skip


@pytest.fixture(scope="module")
def offers() -> Catalogue:
    return catalogue([Offer(name) for name in NAMES])


def best(text: str, among: Catalogue) -> tuple[str, Match]:
    found = matches(need_in(text), among)[0]
    return among.offers[found.offer].product, found


@pytest.mark.parametrize(("text", "product"), NEEDS.items())
def test_a_need_finds_its_product(text: str, product: str, offers: Catalogue) -> None:
    name, found = best(text, offers)
    assert name == product
    assert found.confident
    assert found.parts["text"] == found.parts["class"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "冷链运输服务",
        "注塑模具加工",
        "茶油籽",
        "菜籽粕",
        "高筋小麦粉",
        "豆浆机",
        "陶瓷刀具",
        "稻谷种植",
        "纸浆",
        "猪肉松",
    ],
)
def test_what_only_looks_alike_is_possible_at_most(text: str, offers: Catalogue) -> None:
    assert not [found for found in matches(need_in(text), offers) if found.confident]


def test_tea_seed_oil_does_not_become_rapeseed_oil() -> None:
    without_tea = catalogue([Offer(name, industry="1331") for name in NAMES if name != "山茶油"])
    found = matches(Need("茶籽油", industry="1331"), without_tea)
    nearest = {without_tea.offers[each.offer].product: each for each in found}
    assert not nearest["菜籽油"].confident
    assert (nearest["菜籽油"].parts["text"] or 0) < 0.6


def test_every_part_and_the_points_are_shown() -> None:
    need = Need("不锈钢板", "厚度2mm，宽1219", Amount(100, "吨"), "3130")
    offer = Offer("不锈钢板", "2mm 镜面", Amount(60_000, "公斤"), "3130", distance_km=50, trust=0.5)
    (found,) = matches(need, catalogue([offer]))
    assert found.parts == pytest.approx(
        {"text": 1, "class": 1, "quantity": 0.6, "specification": 1 / 3, "distance": 0.75, "trust": 0.5}
    )
    assert found.score == pytest.approx(45 + 20 + 15 * 0.6 + 10 / 3 + 5 * 0.75 + 5 * 0.5)


def test_what_neither_side_says_is_none_and_earns_nothing() -> None:
    (found,) = matches(Need("水泥"), catalogue([Offer("水泥")]))
    assert found.score == 65
    assert [name for name, part in found.parts.items() if part is None] == [
        "quantity",
        "specification",
        "distance",
        "trust",
    ]


@pytest.mark.parametrize(
    ("industry", "part"), [("3130", 1), ("3139", 0.75), ("3110", 0.5), ("C3120", 0.5), ("1331", 0)]
)
def test_the_class_part_falls_with_the_digits_in_common(industry: str, part: float) -> None:
    (found,) = matches(Need("热轧钢板材", industry="C3130"), catalogue([Offer("热轧钢板", industry=industry)]))
    assert found.parts["class"] == part
    assert found.confident == (part >= 0.5 and (found.parts["text"] or 0) >= 0.6)


@pytest.mark.parametrize(
    ("need", "offer", "told"),
    [
        (need_in("求购304不锈钢板100吨"), Offer("201不锈钢板"), "不锈钢牌号不符：要304，供201"),
        (need_in("不锈钢板，304"), Offer("不锈钢板", "201 2B"), "不锈钢牌号不符"),
        (need_in("P.O 42.5水泥"), Offer("水泥", "32.5"), "水泥强度等级不符"),
        (need_in("高筋面粉"), Offer("低筋面粉"), "面粉筋力不符"),
        (need_in("竹笋 10吨"), Offer("竹笋", amount=Amount(500, "箱")), "计量单位不同：要吨，供箱"),
        (Need("竹笋", by=date(2022, 10, 8)), Offer("竹笋", from_on=date(2022, 10, 9)), "供货太晚"),
        (Need("中成药", licences=frozenset({"GMP", "专营"})), Offer("中成药", licences=frozenset({"GMP"})), "缺少资质：专营"),
    ],
)  # fmt: skip
def test_a_hard_filter_rules_an_offer_out_and_its_reason_stays(need: Need, offer: Offer, told: str) -> None:
    (found,) = matches(need, catalogue([offer]))
    assert told in str(found.refused)
    assert (found.score, found.confident) == (0, False)


def test_an_offer_of_the_grade_asked_for_comes_before_one_ruled_out() -> None:
    among = catalogue([Offer("201不锈钢板"), Offer("304不锈钢板"), Offer("不锈钢板")])
    found = matches(need_in("求购304不锈钢板100吨"), among)
    assert [among.offers[each.offer].product for each in found] == ["304不锈钢板", "不锈钢板", "201不锈钢板"]
    assert [each.refused is None for each in found] == [True, True, False]


def test_a_number_is_a_grade_only_where_the_goods_have_such_grades() -> None:
    assert grades_in("304台机床") == {}
    assert contradiction("304厂房 92平米", "201厂房 95平米") is None
    assert contradiction("汽油 92号", "95号汽油") == ("汽油标号", "92", "95")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("求购304不锈钢板100吨", Amount(100, "吨")), ("3.5万吨钢材", Amount(35_000, "吨")), ("1,200公斤", Amount(1200, "公斤")),
        ("厚2mm的板 20块", Amount(20, "块")), ("每月500件", Amount(500, "件")), ("求购钢材", None), ("5G基站", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, amount: Amount | None) -> None:
    assert amount_in(text) == amount


@pytest.mark.parametrize(
    ("text", "product"),
    [("我们长期大量求购：毛竹", "毛竹"), ("寻找", "寻找"), ("采购包装箱厂家", "包装箱"), ("找平机", "找平机")],
)
def test_words_of_wanting_are_taken_off(text: str, product: str) -> None:
    assert without_intent(text) == product


def test_dice_is_that_of_the_bigrams() -> None:
    assert dice("求购瓦楞纸箱", "瓦楞纸箱") == pytest.approx(0.75)
    assert dice("玉米淀粉", "淀粉") == pytest.approx(0.5)
    assert dice("", "淀粉") == 0


def test_bm25_is_lucenes_worked_out_by_hand() -> None:
    names = ["热轧钢板", "钢板", "纸箱"]
    sizes = [len(tokens(name)) for name in names]
    wanted = tokens("钢板")
    assert wanted == {"钢板"}
    idf = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    weights = [idf / (1 + K1 * (1 - B + B * size / (sum(sizes) / 3))) for size in sizes]
    expected = [weights[0] / weights[1], 1.0, 0.0]
    assert index_of(names).bm25_scores("钢板").tolist() == pytest.approx(expected)


def test_the_order_by_bm25_is_that_of_rank_bm25_over_the_same_tokens() -> None:
    peer = BM25Okapi([sorted(tokens(name)) for name in NAMES], k1=K1, b=B)
    index = index_of(NAMES)
    for text in ("热轧钢板", "马铃薯淀粉", "锂电池正极材料"):
        ours, theirs = index.bm25_scores(text), peer.get_scores(sorted(tokens(text)))
        assert [NAMES[at] for at in (-ours).argsort(kind="stable")[:3]] == [
            NAMES[at] for at in (-theirs).argsort(kind="stable")[:3]
        ]


def test_a_catalogue_of_nothing_matches_nothing() -> None:
    assert matches(Need("水泥"), catalogue([])) == []
    assert matches(Need("！？"), catalogue([Offer("水泥")])) == []
