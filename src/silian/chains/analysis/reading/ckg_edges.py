"""Edges of ChainKnowledgeGraph: which rows are inputs, and which edges are left out so that no cycle stays."""

from __future__ import annotations

from collections.abc import Set
from typing import TypeAlias

import numpy as np

from silian.chains.analysis.cycles import groups_on_cycles
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.tables import Row, Table

UPSTREAM, DOWNSTREAM, PART_OF_NAME = "上游材料", "下游产品", "产品小类"
Edge: TypeAlias = tuple[str, str]


def read_edges(table: Table, products: Set[str], defects: Defects) -> list[Edge]:
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


def _edge(row: Row, products: Set[str], seen: set[tuple[str, str, str]]) -> tuple[Edge | None, str]:
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
