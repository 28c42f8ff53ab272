"""Files of maps for the tests: the three tables, each with its headings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

NODE = ("产业链", "环节", "位置", "行业代码", "别名", "上位环节")
EDGE = ("产业链", "投入", "产出", "重要程度", "消耗系数")
PLACE = ("产业链", "环节", "企业", "统一社会信用代码", "依据", "年产值（万元）", "核实日期", "核实人", "标记")
Rows = Sequence[Sequence[Any]]


def map_file(nodes: Rows = (), edges: Rows = (), places: Rows = ()) -> bytes:
    """A workbook with the sheets that have rows; the first row of a sheet is its second line."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, heading, rows in (("环节", NODE, nodes), ("投入", EDGE, edges), ("企业", PLACE, places)):
            if rows:
                sheet = book.add_worksheet(name)
                for number, row in enumerate([heading, *rows]):
                    for column, value in enumerate(row):
                        sheet.write(number, column, value)
    return file.getvalue()
