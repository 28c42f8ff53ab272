"""A folder of ChainKnowledgeGraph CSVs (product, product_product, company_product; company where there is one), cleaned.

Kept: (a, b, 上游材料) as b → a and (a, b, 下游产品) as a → b, each once; of every group of nodes that lie on cycles the edges
u → v with u > v by code point are left out. A node is a product with an edge. A maker is a company with a positive weight on
a node, accounting rows apart. The weight is a share of the company's revenue, not of the product's output, so makers count
alike unless company_product has a column `output`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from silian.chains.analysis.cycles import groups_on_cycles
from silian.chains.analysis.graph import Graph, graph_of
from silian.chains.analysis.identity import spelling
from silian.chains.analysis.makers import Makers, makers_of
from silian.chains.analysis.reading.codes import form, six_digits
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.tables import Row, Table, number, read_table
from silian.kernel.errors import Refused

ACCOUNTING = frozenset({"平衡项目", "分部间抵销", "调整项目"})
UNUSABLE = frozenset({"bad_code", "accounting_row", "unknown_product", "not_a_number", "negative", "zero"})
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
UPSTREAM, DOWNSTREAM, PART_OF_NAME = "上游材料", "下游产品", "产品小类"
Edge = tuple[str, str]


@dataclass(frozen=True)
class Reading:
    """What a folder holds after cleaning, and what was wrong in it."""

    graph: Graph
    makers: Makers
    defects: Defects


def table_in(folder: Path, name: str) -> Table | None:
    """The table of this name, .csv or .csv.gz; None where there is none."""
    for suffix in (".csv", ".csv.gz"):
        if (folder / f"{name}{suffix}").is_file():
            return read_table(folder / f"{name}{suffix}")
    return None


def read_ckg(folder: Path) -> Reading:
    """Reads and cleans the folder; refuses one that lacks a table or a column, with its name."""
    defects = Defects()
    products = _products(_needed(folder, "product"), defects)
    edges = _edges(_needed(folder, "product_product"), products, defects)
    names = sorted({end for edge in edges for end in edge})
    at = {name: place for place, name in enumerate(names)}
    graph = graph_of(names, np.array([(at[u], at[v]) for u, v in edges], np.int64).reshape(-1, 2))
    companies = _companies(table_in(folder, "company"), defects)
    return Reading(graph, _makers(_needed(folder, "company_product"), at, products, companies, defects), defects)


def _needed(folder: Path, name: str) -> Table:
    if not folder.is_dir():
        raise Refused(f"没有文件夹 {folder}。请核对路径。")
    table = table_in(folder, name)
    if table is None:
        raise Refused(f"文件夹 {folder.name} 里没有 {name}.csv 或 {name}.csv.gz。请补上这个文件。")
    return table


def _products(table: Table, defects: Defects) -> set[str]:
    found: set[str] = set()
    spelled: dict[str, str] = {}
    for row in table.rows({"name": ("name", "产品")}, (), defects):
        name = row["name"]
        if not name:
            defects.add("blank", table.file, row.line, "没有产品名")
        elif name in found:
            defects.add("duplicate", table.file, row.line, name)
        else:
            found.add(name)
            first = spelled.setdefault(spelling(name), name)
            if first != name:
                defects.add("spelling", table.file, row.line, f"{name} = {first}")
    return found


def _edges(table: Table, products: set[str], defects: Defects) -> list[Edge]:
    """The edges in the order of the file, without what cannot be used."""
    found: dict[Edge, Row] = {}
    seen: set[tuple[str, str, str]] = set()
    columns = {"from": ("from",), "to": ("to",), "rel": ("rel", "relation")}
    for row in table.rows(columns, (), defects):
        edge, kind = _edge(row, products, seen)
        if edge and edge not in found:
            found[edge] = row
        elif kind or edge:
            defects.add(kind or "duplicate", table.file, row.line, f"{row['from']}，{row['to']}，{row['rel']}")
    for (source, target), row in found.items():
        if source < target and (target, source) in found:
            defects.add("two_cycle", table.file, row.line, f"{source}⇄{target}")
    return _without_cycles(found, table.file, defects)


def _edge(row: Row, products: set[str], seen: set[tuple[str, str, str]]) -> tuple[Edge | None, str]:
    """The edge of a row, or why there is none."""
    said = row["from"], row["to"], row["rel"]
    if said in seen:
        return None, "duplicate"
    seen.add(said)
    first, second, relation = said
    if not (first and second):
        return None, "blank"
    if relation not in (UPSTREAM, DOWNSTREAM, PART_OF_NAME):
        return None, "unknown_relation"
    if first == second:
        return None, "self_loop"
    if not (first in products and second in products):
        return None, "dangling"
    if relation == PART_OF_NAME:
        return None, "no_meaning"
    return ((second, first) if relation == UPSTREAM else (first, second)), ""


def _without_cycles(found: dict[Edge, Row], file: str, defects: Defects) -> list[Edge]:
    """The edges that are left when each group on a cycle has lost those that go down by code point."""
    names = list(dict.fromkeys(end for edge in found for end in edge))
    at = {name: place for place, name in enumerate(names)}
    pairs = np.array([(at[u], at[v]) for u, v in found], np.int64).reshape(-1, 2)
    group = groups_on_cycles(len(names), pairs[:, 0], pairs[:, 1])
    kept = []
    for (source, target), row in found.items():
        together = group[at[source]] >= 0 and group[at[source]] == group[at[target]]
        if together and source > target:
            defects.add("cycle_edge", file, row.line, f"{source}→{target}")
        else:
            kept.append((source, target))
    return kept


def _companies(table: Table | None, defects: Defects) -> set[str] | None:
    """The codes of the register; None where there is no register."""
    if table is None:
        return None
    found: set[str] = set()
    forms: dict[str, int] = {}
    columns = {"code": ("code",), "name": ("name",), "exchange": ("exchange",), "listed": ("list_date",)}
    for row in table.rows(columns, ("name", "exchange", "listed"), defects):
        code = six_digits(row["code"])
        if code is None:
            defects.add("bad_code", table.file, row.line, row["code"])
            continue
        forms.setdefault(form(row["code"]), row.line)
        if DATE.fullmatch(row["exchange"]):
            defects.add("shifted_row", table.file, row.line, "，".join(row.cells.values()))
        elif row["listed"] and not DATE.fullmatch(row["listed"]):
            defects.add("not_a_date", table.file, row.line, f"{code}，{row['listed']}")
        if code in found:
            defects.add("duplicate", table.file, row.line, code)
        found.add(code)
    _tell_forms(forms, table.file, defects)
    return found


def _makers(
    table: Table, at: dict[str, int], products: set[str], companies: set[str] | None, defects: Defects
) -> Makers:
    found: dict[tuple[int, str], float] = {}
    said: set[tuple[str, str]] = set()
    forms: dict[str, int] = {}
    columns = {
        "company": ("company", "code"),
        "product": ("product",),
        "weight": ("weight",),
        "output": ("output", "产值"),
    }
    for row in table.rows(columns, ("output",), defects):
        code, kinds = _maker(row, products, companies)
        forms.setdefault(form(row["company"]), row.line)
        if (code, row["product"]) in said:
            kinds.append("duplicate")
        for kind in kinds:
            defects.add(kind, table.file, row.line, f"{row['company']}，{row['product']}，{row['weight']}")
        if code is not None:
            said.add((code, row["product"]))
        if code is not None and row["product"] in at and UNUSABLE.isdisjoint(kinds):
            found.setdefault((at[row["product"]], code), number(row["output"]) or np.nan)
    _tell_forms(forms, table.file, defects)
    return _numbered(len(at), found)


def _tell_forms(forms: dict[str, int], file: str, defects: Defects) -> None:
    """Where the codes of one file are written in several ways, each way with the line where it first stands."""
    if len(forms) > 1:
        for written, line in forms.items():
            defects.add("code_format", file, line, written)


def _maker(row: Row, products: set[str], companies: set[str] | None) -> tuple[str | None, list[str]]:
    """The company's code, and everything that is wrong with the row."""
    code, weight = six_digits(row["company"]), number(row["weight"])
    checks = {
        "bad_code": code is None, "accounting_row": row["product"] in ACCOUNTING,
        "unknown_product": row["product"] not in products and row["product"] not in ACCOUNTING, "not_a_number": weight is None,
        "negative": weight is not None and weight < 0, "zero": weight == 0, "above_one": weight is not None and weight > 1,
        "unknown_enterprise": companies is not None and code is not None and code not in companies,
    }  # fmt: skip
    return code, [kind for kind, is_so in checks.items() if is_so]


def _numbered(nodes: int, found: dict[tuple[int, str], float]) -> Makers:
    codes = sorted({code for _, code in found})
    place = {code: number for number, code in enumerate(codes)}
    return makers_of(nodes, codes, [(node, place[code]) for node, code in found], list(found.values()))
