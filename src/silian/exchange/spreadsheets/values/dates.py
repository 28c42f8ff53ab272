"""Days, in the spellings that one column of a county's ledger holds side by side."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from .cells import Cell, plain, told, wrong

EPOCH_1900 = date(1899, 12, 30)
"""Excel counts a 29 February 1900 that never was, so that from March 1900 on day 0 is this one."""
EPOCH_1904 = date(1904, 1, 1)
EARLIEST, LATEST = date(1949, 10, 1), date(2100, 1, 1)
SERIALS = range(18_000, 73_051)
"""1949 to 2100 in Excel's day numbers: no eight-digit date and no year falls among them."""

TIME = re.compile(r"(?:\s+|T)\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?\s*$")
FULL = re.compile(r"(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
NO_DAY = re.compile(r"(\d{4})(?:[-./]|年)(\d{1,2})月?")


def day(cell: Cell) -> Any:
    """A date; None for nothing. A year that is not written is taken from the sheet's title and told as 推定."""
    value = cell.value
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    # The time goes first: without the blank before it, 8-3 10:30 would become 8-31 0:30.
    words = plain(TIME.sub("", value) if isinstance(value, str) else value)
    if not words:
        return None
    if (match := SERIAL.fullmatch(words)) and int(match[1]) in SERIALS:
        return _serial(int(match[1]), cell)
    return _spelled(words, cell)


def _serial(number: int, cell: Cell) -> Any:
    epoch = EPOCH_1904 if cell.context.epoch1904 else EPOCH_1900
    found = epoch + timedelta(days=number)
    return told(found, _("数字 %(number)s 按 Excel 日期读作 %(day)s。") % {"number": number, "day": found})


def _spelled(words: str, cell: Cell) -> Any:
    if match := FULL.fullmatch(words) or DIGITS.fullmatch(words):
        return _day(words, *(int(part) for part in match.groups() if part))
    if match := NO_YEAR.fullmatch(words):
        return _in_the_sheets_year(words, int(match[1]), int(match[2]), cell.context.year)
    if NO_DAY.fullmatch(words):
        return wrong(_("“%(words)s”只有年和月。请补上日，例如 2022-09-03。") % {"words": words})
    return wrong(_("“%(words)s”不是一个日期。请写成 2022-09-03 这样的日期。") % {"words": words})


def _in_the_sheets_year(words: str, month: int, number: int, year: int | None) -> Any:
    if year is None:
        return wrong(_("“%(words)s”没有写年份。请补上年份，例如 2022-09-03。") % {"words": words})
    found = _day(words, year, month, number)
    if not isinstance(found, date):
        return found
    return told(found, _("“%(words)s”没有写年份，推定为 %(day)s。") % {"words": words, "day": found})


def _day(words: str, year: int, month: int, number: int) -> Any:
    try:
        return _plausible(date(year, month, number))
    except ValueError:
        return wrong(_("“%(words)s”：日历上没有这一天。请核对月和日。") % {"words": words})


def _plausible(found: date) -> Any:
    if EARLIEST <= found < LATEST:
        return found
    return wrong(_("%(day)s 的年份不合情理。请核对年份。") % {"day": found})
