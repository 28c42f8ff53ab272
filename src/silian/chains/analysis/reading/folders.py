"""A folder of CSVs, whichever of the two kinds it is; and companies by region."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from silian.chains.analysis.makers import Makers
from silian.chains.analysis.reading.ckg import read_ckg
from silian.chains.analysis.reading.codes import six_digits
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.plain import read_plain
from silian.chains.analysis.reading.reading import Reading
from silian.chains.analysis.reading.tables import read_table, table_in
from silian.chains.analysis.relatedness import Matrix


def read_folder(folder: Path) -> Reading:
    """A folder with `edges` is read as nodes, edges and placements, any other as ChainKnowledgeGraph."""
    return read_plain(folder) if table_in(folder, "edges") else read_ckg(folder)


def regions_of(path: Path, column: str) -> dict[str, str]:
    """From each enterprise's code, or its name where it has none, to what the column says; what says nothing is left out."""
    rows = read_table(path).rows({"code": ("code", "企业"), column: (column,)}, (), Defects())
    return {six_digits(row["code"]) or row["code"]: row[column] for row in rows if row["code"] and row[column]}


def split(makers: Makers, regions: dict[str, str], region: str) -> tuple[Makers, Makers]:
    """The makers of a region, and those elsewhere."""
    is_here = np.array([regions.get(name) == region for name in makers.names], np.bool_)[makers.enterprise]
    return makers.only(is_here), makers.only(~is_here)


def enterprises_by_region(makers: Makers, regions: dict[str, str]) -> tuple[list[str], Matrix]:
    """How many enterprises of each region make each node: the regions, and one row for each."""
    names = sorted({regions[name] for name in makers.names if name in regions})
    place = {name: at for at, name in enumerate(names)}
    region = np.array([place.get(regions.get(name, ""), -1) for name in makers.names], np.int64)[makers.enterprise]
    known = region >= 0
    counts = np.bincount(region[known] * makers.nodes + makers.node[known], minlength=len(names) * makers.nodes)
    return names, counts.reshape(len(names), makers.nodes).astype(np.float64)
