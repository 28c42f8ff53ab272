"""Tables of numbers: an input–output table with its labels, and places × products as three columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from silian.chains.analysis.arrays import FloatArray
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.tables import Table, number, read_table
from silian.chains.analysis.relatedness import Matrix
from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

MOST_CELLS, MOST_PRODUCTS = 5_000_000, 5_000  # proximity is a table of products by products
THREE = {"place": ("place", "地区"), "product": ("product", "产品"), "value": ("value", "数值")}


def read_square(path: Path) -> tuple[list[str], Matrix]:
    """Labels and numbers of a square table; leading rows and columns without numbers are labels."""
    labels, table = _labelled(read_table(path))
    if table.shape[0] != table.shape[1]:
        rows, columns = table.shape
        raise refused(
            _("%(file)s 有 %(rows)d 行、%(columns)d 列数。消耗系数表要是方的，请核对行列。"),
            file=path.name, rows=rows, columns=columns,
        )  # fmt: skip
    return labels, table


def read_column(path: Path) -> tuple[list[str], FloatArray]:
    """Labels and the one column of numbers of a table."""
    labels, table = _labelled(read_table(path))
    if table.shape[1] != 1:
        raise refused(
            _("%(file)s 有 %(columns)d 列数，总产出只要一列。请删去多余的列。"), file=path.name, columns=table.shape[1]
        )
    return labels, table[:, 0]


def _labelled(table: Table) -> tuple[list[str], Matrix]:
    """The line with the fewest leading labels tells which columns are labels, the first number there which lines are."""
    lines = [(1, list(table.header)), *table.lines]
    first = min(_leading_labels(cells) for _, cells in lines)
    body = [(line, cells) for line, cells in lines if len(cells) > first and number(cells[first]) is not None]
    start = next((at for at, line in enumerate(lines) if body and line[0] == body[0][0]), len(lines))
    if not body or len(body) != len(lines) - start:
        wrong = next((line for line, cells in lines[start:] if len(cells) <= first or number(cells[first]) is None), 1)
        raise refused(
            _("%(file)s 第 %(line)d 行没有数。请核对：标签列在左，其余每格一个数。"), file=table.file, line=wrong
        )
    rows = [_numbers(table.file, line, cells[first:], len(body[0][1]) - first) for line, cells in body]
    return [" ".join(cell.strip() for cell in cells[:first]) or str(line) for line, cells in body], np.array(rows)


def _leading_labels(cells: Sequence[str]) -> int:
    return next((at for at, cell in enumerate(cells) if number(cell) is not None), len(cells) + MOST_CELLS)


def _numbers(file: str, line: int, cells: Sequence[str], columns: int) -> list[float]:
    if len(cells) != columns:
        raise refused(
            _("%(file)s 第 %(line)d 行有 %(there)d 个数，应有 %(columns)d 个。请核对这一行。"),
            file=file, line=line, there=len(cells), columns=columns,
        )  # fmt: skip
    values = []
    for cell in cells:
        value = number(cell)
        if value is None:
            raise refused(
                _("%(file)s 第 %(line)d 行的“%(cell)s”不是数。请改正。"), file=file, line=line, cell=cell[:20]
            )
        values.append(value)
    return values


@dataclass(frozen=True, eq=False)
class Places:
    """Values by place (row) and product (column), and what was wrong in the file."""

    places: list[str]
    products: list[str]
    values: Matrix
    defects: Defects


def read_places(path: Path) -> Places:
    """Columns place, product, value; a pair that does not stand there is 0; of one that stands twice the first is used."""
    table, defects = read_table(path), Defects()
    found: dict[tuple[str, str], float] = {}
    for row in table.rows(THREE, (), defects):
        pair, value = (row["place"], row["product"]), number(row["value"])
        if not all(pair):
            defects.add("blank", table.file, row.line, "，".join(pair))
        elif value is None:
            defects.add("not_a_number", table.file, row.line, row["value"])
        elif value < 0:
            defects.add("negative", table.file, row.line, row["value"])
        elif pair in found:
            defects.add("duplicate", table.file, row.line, "，".join(pair))
        else:
            found[pair] = value
    if not found or not any(found.values()):
        raise refused(_("%(file)s 里没有一行能用的数。请核对地区、产品、数值三列。"), file=path.name)
    places, products = ({pair[at] for pair in found} for at in (0, 1))
    if len(places) * len(products) > MOST_CELLS or len(products) > MOST_PRODUCTS:
        raise refused(
            _("%(file)s 有 %(places)d 个地区、%(products)d 个产品，太大。请把产品并到行业中类再算。"),
            file=path.name, places=len(places), products=len(products),
        )  # fmt: skip
    return Places(*places_by_class(found), defects)


def places_by_class(found: Mapping[tuple[str, str], float]) -> tuple[list[str], list[str], Matrix]:
    """Places (rows) and products (columns) by name, and their values; 0 where there is none."""
    places, products = sorted({place for place, _ in found}), sorted({product for _, product in found})
    row, column = {name: at for at, name in enumerate(places)}, {name: at for at, name in enumerate(products)}
    values = np.zeros((len(places), len(products)))
    for (place, product), value in found.items():
        values[row[place], column[product]] = value
    return places, products, values
