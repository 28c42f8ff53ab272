"""Companies of ChainKnowledgeGraph: the register, and who makes what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

import numpy as np

from silian.chains.analysis.makers import Makers, makers_of
from silian.chains.analysis.reading.codes import form, six_digits
from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.reading.tables import Row, Table, number

ACCOUNTING = frozenset({"平衡项目", "分部间抵销", "调整项目"})
UNUSABLE = frozenset({"bad_code", "accounting_row", "unknown_product", "not_a_number", "negative", "zero"})
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
COLUMNS = {"company": ("company", "code"), "product": ("product",), "weight": ("weight",), "output": ("output", "产值")}


def read_companies(table: Table | None, defects: Defects) -> set[str] | None:
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


def read_makers(
    table: Table, at: Mapping[str, int], products: Set[str], companies: Set[str] | None, defects: Defects
) -> Makers:
    """The makers of the nodes in `at`; `companies` is the register, where there is one."""
    found: dict[tuple[int, str], float] = {}
    said: set[tuple[str | None, str]] = set()
    forms: dict[str, int] = {}
    for row in table.rows(COLUMNS, ("output",), defects):
        code, kinds = _maker(row, products, companies)
        forms.setdefault(form(row["company"]), row.line)
        if code is not None and (code, row["product"]) in said:
            kinds.append("duplicate")
        said.add((code, row["product"]))
        for kind in kinds:
            defects.add(kind, table.file, row.line, f"{row['company']}，{row['product']}，{row['weight']}")
        if code is not None and row["product"] in at and UNUSABLE.isdisjoint(kinds):
            output = number(row["output"])
            found.setdefault((at[row["product"]], code), np.nan if output is None else output)
    _tell_forms(forms, table.file, defects)
    return _numbered(len(at), found)


def _tell_forms(forms: dict[str, int], file: str, defects: Defects) -> None:
    """Where the codes of one file are written in several ways, each way with the line where it first stands."""
    if len(forms) > 1:
        for written, line in forms.items():
            defects.add("code_format", file, line, written)


def _maker(row: Row, products: Set[str], companies: Set[str] | None) -> tuple[str | None, list[str]]:
    """The company's code, and everything that is wrong with the row."""
    code, weight, output = six_digits(row["company"]), number(row["weight"]), number(row["output"])
    is_accounting = row["product"] in ACCOUNTING
    checks = {
        "bad_code": code is None, "accounting_row": is_accounting,
        "unknown_product": row["product"] not in products and not is_accounting,
        "not_a_number": weight is None, "negative": min(weight or 0, output or 0) < 0, "zero": weight == 0,
        "above_one": (weight or 0) > 1,
        "unknown_enterprise": companies is not None and code is not None and code not in companies,
    }  # fmt: skip
    return code, [kind for kind, is_so in checks.items() if is_so]


def _numbered(nodes: int, found: dict[tuple[int, str], float]) -> Makers:
    codes = sorted({code for _, code in found})
    place = {code: number for number, code in enumerate(codes)}
    return makers_of(nodes, codes, [(node, place[code]) for node, code in found], list(found.values()))
