"""The days of a loan: when its rows fall due, and which part of a year lies between two of them.

Due day k is counted from the disbursement, never from the row before, so that a 31st comes back after February.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

MONTHS = 12


class DayCount(StrEnum):
    """计息天数规则. ACT/ACT is ISDA's: days in leap years over 366 plus the others over 365."""

    THIRTY_360 = "30/360"
    ACT_360 = "ACT/360"
    ACT_364 = "ACT/364"
    ACT_365F = "ACT/365F"
    ACT_ACT = "ACT/ACT"


class MonthEnd(StrEnum):
    """The due day in a month that lacks it: its last day, or the first of the next month."""

    LAST_DAY = "LAST_DAY_OF_MONTH"
    NEXT_MONTH = "FIRST_DAY_OF_NEXT_MONTH"


class Unit(StrEnum):
    DAYS = "DAYS"
    WEEKS = "WEEKS"
    MONTHS = "MONTHS"


@dataclass(frozen=True)
class Period:
    """One row's days, half-open. `year` is the part of a year that its interest is counted for."""

    from_on: date
    due_on: date
    year: Fraction

    @property
    def days(self) -> int:
        return (self.due_on - self.from_on).days


def periods(start: date, due: Sequence[date], rule: DayCount, whole_months: int | None = None) -> list[Period]:
    """The periods that end on these due days; with `whole_months` 30/360 is that many months whatever the dates say."""
    begins = [start, *due[:-1]]
    if any(later <= earlier for earlier, later in zip(begins, due, strict=True)):
        raise Refused(_("还款日要一个比一个晚，并晚于放款日。"), {"due_dates": _("请改。")})
    return [Period(a, b, year_fraction(rule, a, b, whole_months)) for a, b in zip(begins, due, strict=True)]


def year_fraction(rule: DayCount, start: date, end: date, whole_months: int | None = None) -> Fraction:
    """The part of a year from `start` until `end`, `end` not counted."""
    days = (end - start).days
    match rule:
        case DayCount.THIRTY_360:
            return Fraction(whole_months, MONTHS) if whole_months else Fraction(_thirty_360_days(start, end), 360)
        case DayCount.ACT_360:
            return Fraction(days, 360)
        case DayCount.ACT_364:
            return Fraction(days, 364)
        case DayCount.ACT_365F:
            return Fraction(days, 365)
        case DayCount.ACT_ACT:
            leap = _days_in_leap_years(start, end)
            return Fraction(leap, 366) + Fraction(days - leap, 365)


def _thirty_360_days(start: date, end: date) -> int:
    """ISDA 2006, section 4.16(f), bond basis."""
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first


def _days_in_leap_years(start: date, end: date) -> int:
    years = (year for year in range(start.year, end.year + 1) if isleap(year))
    return sum((min(end, date(y + 1, 1, 1)) - max(start, date(y, 1, 1))).days for y in years)


def due_days(start: date, rows: int, every: int, unit: Unit, month_end: MonthEnd = MonthEnd.LAST_DAY) -> list[date]:
    """The due days of so many rows, one every so many days, weeks or months."""
    if unit is Unit.MONTHS:
        return [months_after(start, k * every, month_end) for k in range(1, rows + 1)]
    step = timedelta(days=every * (7 if unit is Unit.WEEKS else 1))
    return [start + k * step for k in range(1, rows + 1)]


def months_after(start: date, months: int, month_end: MonthEnd = MonthEnd.LAST_DAY) -> date:
    """The same day so many months later; `month_end` says what becomes of a day that the month lacks."""
    year, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    last = monthrange(year, month + 1)[1]
    if start.day <= last:
        return date(year, month + 1, start.day)
    whole = date(year, month + 1, last)
    return whole if month_end is MonthEnd.LAST_DAY else whole + timedelta(days=1)


def collection_days(start: date, matures_on: date, every: int = 1, settled_on: int = 20) -> list[date]:
    """Interest is settled on the 20th 结息日 of each month, or quarter (`every=3`), and collected a day later; last at maturity.

    Source: 人民币利率管理规定 (银发[1999]77号), articles 20 and 21.
    """
    days = [date(y, m, settled_on + 1) for y in range(start.year, matures_on.year + 1) for m in range(every, 13, every)]
    return [*(day for day in days if start < day < matures_on), matures_on]
