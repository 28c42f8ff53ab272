"""A folder of three plain CSVs that a county office can write by hand: nodes, edges and placements.

nodes: 环节. edges: 投入, 产品, and where known 重要程度 (必需 / 可替代 / 辅助, or 1 / 0.5 / 0) and 消耗系数. placements: 环节,
企业, and where known 产值 (yuan a year) and 实际控制人. English headings: node; input, product, criticality, coefficient;
node, enterprise, output, controller. A cycle is refused with its nodes named; whatever else is wrong is told.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from silian.chains.analysis.graph import AUXILIARY, REPLACEABLE, REQUIRED, Graph, graph_of
from silian.chains.analysis.makers import Makers, makers_of
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.reading import Reading
from silian.chains.analysis.reading.tables import Row, Table, needed_table, number, table_in

CRITICALITY = {
    "必需": REQUIRED,
    "可替代": REPLACEABLE,
    "辅助": AUXILIARY,
    "1": REQUIRED,
    "0.5": REPLACEABLE,
    "0": AUXILIARY,
}
NODE = {"node": ("node", "环节", "产品", "name")}
EDGE = {
    "input": ("input", "投入", "source"), "product": ("product", "产品", "target"),
    "criticality": ("criticality", "重要程度"), "coefficient": ("coefficient", "消耗系数"),
}  # fmt: skip
PLACE = {
    "node": ("node", "环节", "product", "产品"), "enterprise": ("enterprise", "企业", "企业名称"),
    "output": ("output", "产值", "capacity", "产能"), "controller": ("controller", "实际控制人"),
}  # fmt: skip


def read_plain(folder: Path) -> Reading:
    """Reads the folder; nodes that only the edges name are told and left out with their edges."""
    defects = Defects()
    nodes = _nodes(needed_table(folder, "nodes"), defects)
    graph = _graph(needed_table(folder, "edges"), nodes, defects)
    placements = table_in(folder, "placements")
    makers = _makers(placements, nodes, defects) if placements else makers_of(len(nodes), (), [])
    return Reading(graph, makers, defects)


def _nodes(table: Table, defects: Defects) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in table.rows(NODE, (), defects):
        if not row["node"]:
            defects.add("blank", table.file, row.line, "没有环节名")
        elif row["node"] in found:
            defects.add("duplicate", table.file, row.line, row["node"])
        else:
            found[row["node"]] = len(found)
    return found


def _graph(table: Table, nodes: dict[str, int], defects: Defects) -> Graph:
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for row in table.rows(EDGE, ("criticality", "coefficient"), defects):
        ends = row["input"], row["product"]
        if not all(ends):
            defects.add("blank", table.file, row.line, "→".join(ends))
        elif not (ends[0] in nodes and ends[1] in nodes):
            defects.add("dangling", table.file, row.line, "→".join(ends))
        elif ends[0] == ends[1]:
            defects.add("self_loop", table.file, row.line, "→".join(ends))
        elif (nodes[ends[0]], nodes[ends[1]]) in edges:
            defects.add("duplicate", table.file, row.line, "→".join(ends))
        else:
            edges[nodes[ends[0]], nodes[ends[1]]] = _criticality(row, table, defects), _coefficient(row, table, defects)
    kappa, known = [k for k, _ in edges.values()], [a for _, a in edges.values()]
    return graph_of(tuple(nodes), np.array(list(edges), np.int64).reshape(-1, 2), kappa, known)


def _criticality(row: Row, table: Table, defects: Defects) -> float:
    said = row["criticality"]
    if said and said not in CRITICALITY:
        defects.add("unknown_criticality", table.file, row.line, said)
    return CRITICALITY.get(said, REQUIRED)


def _coefficient(row: Row, table: Table, defects: Defects) -> float:
    return _amount(row, "coefficient", table, defects, most=1.0)


def _amount(row: Row, column: str, table: Table, defects: Defects, most: float = np.inf) -> float:
    """A number that is not negative, NaN where none stands; one that cannot be used is told."""
    if not row[column]:
        return np.nan
    value = number(row[column])
    kind = "not_a_number" if value is None else "negative" if value < 0 else "above_one" if value > most else ""
    if kind:
        defects.add(kind, table.file, row.line, row[column])
    return np.nan if value is None or value < 0 else value


def _makers(table: Table, nodes: dict[str, int], defects: Defects) -> Makers:
    found: dict[tuple[int, str], float] = {}
    controllers: dict[str, str] = {}
    for row in table.rows(PLACE, ("output", "controller"), defects):
        node, enterprise = row["node"], row["enterprise"]
        if not (node and enterprise):
            defects.add("blank", table.file, row.line, f"{node}，{enterprise}")
        elif node not in nodes:
            defects.add("unknown_product", table.file, row.line, f"{node}，{enterprise}")
        elif (nodes[node], enterprise) in found:
            defects.add("duplicate", table.file, row.line, f"{node}，{enterprise}")
        else:
            found[nodes[node], enterprise] = _amount(row, "output", table, defects)
            if row["controller"]:
                controllers.setdefault(enterprise, row["controller"])
    names = sorted({enterprise for _, enterprise in found})
    held = {
        name: place for place, name in enumerate(dict.fromkeys(controllers.get(name, f"企业 {name}") for name in names))
    }
    place = {name: at for at, name in enumerate(names)}
    rows = [(node, place[enterprise]) for node, enterprise in found]
    controller = [held[controllers.get(name, f"企业 {name}")] for name in names]
    return makers_of(len(nodes), names, rows, list(found.values()), controller)
