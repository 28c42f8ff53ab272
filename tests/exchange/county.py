"""A fresh county with a programme and nothing else, and ledgers to bring into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from silian.exchange.matters import Imported, Preview, import_matters
from silian.kernel.access import SYSTEM
from tests import factories
from tests.exchange.random_ledger import HEADINGS
from tests.exchange.workbooks import workbook
from tests.matters.county import programme

COUNTY = "990001"
ROW: dict[str, Any] = {
    "事项编号": "LJ-1", "事项类型": "实际问题", "来源渠道": "走访", "提出单位": "某企业", "提出日期": date(2022, 3, 1),
    "问题": "厂区道路破损，影响运粮", "所属产业链": "稻米产业链", "主办单位": "交通运输局", "责任人": "郑某",
    "整改措施": "修补路面", "办理时限": date(2022, 3, 20), "状态": "办理中",
}  # fmt: skip
CLOSED = {"状态": "已销号", "结论": "已解决", "办结日期": date(2022, 3, 15)}


def fresh_county() -> None:
    factories.apply_programme(programme())


def ledger(*rows: dict[str, Any]) -> bytes:
    """A workbook in the default columns; each row is `ROW` with these cells changed, and a number of its own."""
    whole = [{**ROW, "事项编号": f"LJ-{number}", **row} for number, row in enumerate(rows, 1)]
    return sheet([[row.get(heading) for heading in HEADINGS] for row in whole])


def sheet(rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    def fill(book: xlsxwriter.Workbook, page: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate([headings, *rows]):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    page.write_string(number, column, value)
                elif value is not None:
                    page.write(number, column, value)

    return workbook(fill)


def bring_in(content: bytes, **more: Any) -> tuple[Preview, Imported]:
    return import_matters(COUNTY, content, **{"name": "台账.xlsx", "by": SYSTEM, **more})


def told(preview: Preview) -> dict[str, str]:
    """What must be mended, by cell."""
    return {flag.cell: flag.message for flag in preview.refused}


def noted(preview: Preview) -> dict[str, str]:
    return {flag.cell: flag.message for flag in preview.notes}
