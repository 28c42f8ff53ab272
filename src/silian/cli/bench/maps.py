"""A made-up product graph, regions with their enterprises, and a catalogue, in the sizes of real ones, the same each time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from silian.chains.analysis.arrays import FloatArray, IntArray
from silian.chains.analysis.graph import Graph, graph_of
from silian.chains.analysis.makers import Makers, makers_of
from silian.chains.analysis.relatedness import Matrix
from silian.cli.bench.scale import SCALES, Scale

SEED = 4
NODES, EDGES_A_NODE = 48_404, 56_726 / 48_404  # of a product graph collected from the web
LOCAL_ENTERPRISES, MADE_BY_EACH = 160, 2
OTHER_ENTERPRISES = 3_700
REGIONS, CLASSES = 3_000, 1_380  # counties; classes of GB/T 4754
PRODUCTS = 39_198

KINDS = (
    "高强", "精制", "环保", "农用", "工业", "食品级", "特种", "普通", "大型", "小型", "出口", "有机", "复合", "改性",
    "智能", "",
)  # fmt: skip
STUFFS = (
    "瓦楞", "不锈钢", "铝合金", "玉米", "水稻", "竹木", "塑料", "陶瓷", "玻璃", "橡胶", "棉纺", "羊毛", "茶叶", "猪肉",
    "牛肉", "大豆", "水泥", "石灰", "铜", "铁", "锂电池", "光伏", "汽车", "电子", "化纤", "皮革", "纸浆", "中药", "冷链",
    "模具", "轴承", "电缆",
)  # fmt: skip
THINGS = (
    "板", "管", "箱", "制品", "材料", "设备", "加工", "配件", "服务", "粉", "油", "饮料", "饲料", "罐头", "薄膜", "涂料",
    "零件", "成品", "半成品", "包装", "机械", "种子", "餐具", "地板", "丝", "棒", "线", "布", "酒", "糖", "盐", "酱",
    "肥料", "药品", "玩具", "家具",
)  # fmt: skip
FORMS = ("", "生产", "销售", "系列", "批发")


@dataclass(frozen=True)
class Province:
    """A graph, who makes what in one place, and who elsewhere."""

    graph: Graph
    here: Makers
    outside: Makers

    @property
    def pairs(self) -> IntArray:
        return np.stack([self.graph.source, self.graph.target], axis=1)


def a_province(scale: Scale) -> Province:
    """A few nodes go into very many, most into one or two, as in the real one."""
    chance = np.random.default_rng(SEED)
    nodes = min(NODES, scale.matters * 5)
    popular = np.minimum(nodes * chance.power(0.35, int(nodes * EDGES_A_NODE * 1.3)), nodes - 1).astype(np.int64)
    other = chance.integers(0, nodes, popular.size)
    apart = popular != other
    keys = np.unique(np.minimum(popular, other)[apart] * nodes + np.maximum(popular, other)[apart])
    keys = chance.permutation(keys)[: int(nodes * EDGES_A_NODE)]
    graph = graph_of([f"产品{n:05}" for n in range(nodes)], np.stack([keys // nodes, keys % nodes], axis=1))
    often = graph.outputs.sizes / graph.outputs.sizes.sum()
    return Province(
        graph, _makers(graph, chance, often, LOCAL_ENTERPRISES), _makers(graph, chance, often, OTHER_ENTERPRISES)
    )


def _makers(graph: Graph, chance: np.random.Generator, often: FloatArray, many: int) -> Makers:
    node = chance.choice(len(graph), many * MADE_BY_EACH, p=often)
    pairs = np.unique(np.stack([node, chance.integers(0, many, node.size)], axis=1), axis=0)
    return makers_of(len(graph), [f"企业{n:04}" for n in range(many)], pairs)


def regions_and_classes(scale: Scale) -> Matrix:
    """Enterprises by region and class: large regions and frequent classes, and neighbouring classes together."""
    chance = np.random.default_rng(SEED)
    share = min(1.0, scale.matters / SCALES["full"].matters * 10)
    regions, classes = max(20, int(REGIONS * share)), max(10, int(CLASSES * share))
    place, kind = chance.random(regions)[:, None], np.linspace(0, 1, classes)[None, :]
    expected = 6 * np.exp(-12 * (place - kind) ** 2) * chance.lognormal(0, 0.6, (regions, 1))
    return chance.poisson(expected).astype(np.float64)


def a_catalogue(scale: Scale) -> list[str]:
    """Product names from common words."""
    names = [f"{kind}{stuff}{thing}{form}" for form, kind, stuff, thing in product(FORMS, KINDS, STUFFS, THINGS)]
    chosen = np.random.default_rng(SEED).permutation(len(names))[: min(PRODUCTS, scale.matters * 2)]
    return [names[at] for at in chosen.tolist()]
