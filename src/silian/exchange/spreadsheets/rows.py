"""Tells the records of a sheet from everything else that people put between them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from .header import Header, fold
from .sheets import Row, Sheet

TOTAL = re.compile(r"小计|合计|总计|共计|累计|本页合计")
TOTAL_LABEL = re.compile(rf"(.{{0,12}})({TOTAL.pattern})([:(].{{0,16}})?")
FOOTER = re.compile(
    r"(填表人|填报人|填报单位|填报日期|填表日期|填表说明|制表人|制表单位|制表日期|审核人|审签人|复核人|打印日期"
    r"|单位负责人|分管领导签字|联系人|联系电话|备注|注|说明)(:.*|签字.*|$)"
)
EXAMPLE = re.compile(r"示例|样例|填写示例|填报示例|例")
LONGEST_TOTAL = 20


def reason_to_skip(row: Row, sheet: Sheet, header: Header, required: Mapping[str, int]) -> str | None:
    """Why this row below the header is no record, in words; None if it is one.

    `required` are the columns that every record fills: a row that fills them all is no total, whatever words stand in it.
    """
    own = {number: value for number, value in enumerate(row.cells, 1) if _own(row, number, value)}
    if not own:
        return _("空行")
    first = fold(next(iter(own.values())))
    if _repeats_the_header(own, sheet, header):
        return _("重复的表头")
    if EXAMPLE.fullmatch(first):
        return _("填写示例")
    complete = bool(required) and all(row.value(number) is not None for number in required.values())
    if _is_total(own, first, complete):
        return _("小计或合计")
    if FOOTER.fullmatch(first):
        return _("表尾说明")
    if len(own) == 1 and not complete and _is_section(row, sheet, header, next(iter(own))):
        return _("小标题或说明")
    return None


def _own(row: Row, number: int, value: object) -> bool:
    """A value that stands in the row itself and is more than blanks."""
    return value is not None and number not in row.filled and not (isinstance(value, str) and not value.strip())


def _repeats_the_header(own: Mapping[int, object], sheet: Sheet, header: Header) -> bool:
    headings = ((number, value) for number, value in enumerate(sheet.rows[header.last].cells, 1) if value is not None)
    return all(number in own and fold(own[number]) == fold(value) for number, value in headings)


def _is_total(own: Mapping[int, object], first: str, complete: bool) -> bool:
    if len(first) <= LONGEST_TOTAL and TOTAL_LABEL.fullmatch(first):
        return True
    return not complete and any(TOTAL.fullmatch(fold(word)) for word in own.values())


def _is_section(row: Row, sheet: Sheet, header: Header, number: int) -> bool:
    """A lone text in the first column, or in a cell merged over several: `一、汽车产业链`."""
    if not isinstance(row.value(number), str) or len(header.headings) < 2:
        return False
    merged = any(merge.top == row.number and merge.left == number and merge.right > number for merge in sheet.merges)
    return merged or number <= min(header.headings)
