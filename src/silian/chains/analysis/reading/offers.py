"""A catalogue of offers in a file: one product a line, or a CSV with columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from silian.chains.analysis.matching.offers import Offer
from silian.chains.analysis.matching.units import amount_in
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.tables import Row, Table, number, read_table, text_of
from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

COLUMNS = {
    "product": ("product", "产品", "名称", "name"), "specification": ("specification", "规格", "规格型号"),
    "amount": ("amount", "数量", "产能"), "industry": ("industry", "行业代码", "class"),
    "from_on": ("from_on", "可供日期"), "licences": ("licences", "资质"), "distance": ("distance_km", "距离"),
    "trust": ("trust", "可信度"),
}  # fmt: skip


def read_offers(path: Path) -> tuple[list[Offer], Defects]:
    """The offers of a .csv (with or without .gz) by its headings, of any other file one a line; blank lines are passed over."""
    defects = Defects()
    if ".csv" in path.suffixes:
        table = read_table(path)
        rows = table.rows(COLUMNS, [name for name in COLUMNS if name != "product"], defects)
        offers = [_offer(row, table, defects) for row in rows if _has_product(row, table, defects)]
    else:
        offers = [Offer(line.strip()) for line in text_of(path).splitlines() if line.strip()]
    if not offers:
        raise refused(_("%(file)s 里没有一个产品。请核对文件。"), file=path.name)
    return offers, defects


def _has_product(row: Row, table: Table, defects: Defects) -> bool:
    if not row["product"]:
        defects.add("blank", table.file, row.line, "没有产品名")
    return bool(row["product"])


def _offer(row: Row, table: Table, defects: Defects) -> Offer:
    return Offer(
        row["product"], row["specification"], amount_in(row["amount"]), row["industry"],
        _day(row, table, defects), frozenset(filter(None, row["licences"].replace(",", "、").split("、"))),
        _number(row, "distance", table, defects), _number(row, "trust", table, defects),
    )  # fmt: skip


def _day(row: Row, table: Table, defects: Defects) -> date | None:
    try:
        return date.fromisoformat(row["from_on"]) if row["from_on"] else None
    except ValueError:
        defects.add("not_a_date", table.file, row.line, row["from_on"])
        return None


def _number(row: Row, column: str, table: Table, defects: Defects) -> float | None:
    value = number(row[column]) if row[column] else None
    if row[column] and value is None:
        defects.add("not_a_number", table.file, row.line, row[column])
    return value
