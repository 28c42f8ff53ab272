"""A folder of ChainKnowledgeGraph CSVs (product, product_product, company_product; company where there is one), cleaned.

Kept: (a, b, 上游材料) as b → a and (a, b, 下游产品) as a → b, each once; of every group of nodes that lie on cycles the edges
u → v with u > v by code point are left out. A node is a product with an edge. A maker is a company with a positive weight on
a node, accounting rows apart. The weight is a share of the company's revenue, not of the product's output, so makers count
alike unless company_product has a column `output`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from silian.chains.analysis.graph import graph_of
from silian.chains.analysis.identity import spelling
from silian.chains.analysis.reading.ckg_edges import read_edges
from silian.chains.analysis.reading.ckg_makers import read_companies, read_makers
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.reading import Reading
from silian.chains.analysis.reading.tables import Table, needed_table, table_in


def read_ckg(folder: Path) -> Reading:
    """Reads and cleans the folder; refuses one that lacks a table or a column, with its name."""
    defects = Defects()
    products = _products(needed_table(folder, "product"), defects)
    edges = read_edges(needed_table(folder, "product_product"), products, defects)
    names = sorted({end for edge in edges for end in edge})
    at = {name: place for place, name in enumerate(names)}
    graph = graph_of(names, np.array([(at[u], at[v]) for u, v in edges], np.int64).reshape(-1, 2))
    companies = read_companies(table_in(folder, "company"), defects)
    makers = read_makers(needed_table(folder, "company_product"), at, products, companies, defects)
    return Reading(graph, makers, defects)


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
