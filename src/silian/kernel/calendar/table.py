"""The table of working days: read once, loaded year by year, amended by an officer with the notice's number.

Every change returns what it changed, so that a room above can recompute its open deadlines and write the journal. The
journal cannot be written here, nor a permission be asked: both stand on this package for their moments. The page or
command that calls does the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.calendar import package
from silian.kernel.calendar.models import CalendarYear, WorkDay
from silian.kernel.calendar.moment import now
from silian.kernel.calendar.notices import complete_by, notice_for, signed_on
from silian.kernel.calendar.workdays import ListedDay, WorkCalendar
from silian.kernel.errors import Refused
from silian.kernel.ids import new_id
from silian.kernel.memo import remembered

Version = tuple[tuple[int, UUID], ...]
_cached: tuple[Version, WorkCalendar] | None = None


class Officer(Protocol):
    """Whoever enters the calendar, an `access.Actor` in practice: the table keeps the name."""

    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class DayChange:
    """A day that is worked and was not, or the other way round."""

    day: date
    working: bool
    name: str
    notice: str


@dataclass(frozen=True)
class CalendarChange:
    """What a change of the table changed: a year newly published, and the days judged otherwise than before."""

    notice: str
    days: tuple[DayChange, ...] = ()
    published: int | None = None

    def __bool__(self) -> bool:
        return bool(self.days) or self.published is not None


@remembered
def current_calendar() -> WorkCalendar:
    """The calendar as the table holds it. One small query; the days are read again only after a change."""
    global _cached
    version: Version = tuple(CalendarYear.objects.order_by("year").values_list("year", "revision"))
    if _cached is None or _cached[0] != version:
        rows = WorkDay.objects.values_list("day", "working", "name", "notice")
        listed = {day: ListedDay(working, name, notice) for day, working, name, notice in rows}
        _cached = version, WorkCalendar(listed, frozenset(year for year, _revision in version))
    return _cached[1]


def load_year(year: int, *, by: Officer) -> CalendarChange:
    """Loads a year from the package. Loading again changes nothing, and what an officer amended stays amended.

    Refused for a year that the package does not know: then an officer enters the notice with `enter_year`.
    """
    if year not in package.KNOWN_YEARS:
        raise Refused(_("软件所带的日历还没有 %(year)s 年；通知印发后请按通知录入。") % {"year": year})
    header = {"notice": notice_for(year), "published_on": signed_on(year), "source": "chinesecalendar"}
    return _put(year, header, package.days_listed_for(year), by)


def load_published(by_day: date, *, by: Officer) -> list[CalendarChange]:
    """Loads every year whose arrangement, with its amendments, was out on that day."""
    return [load_year(year, by=by) for year in sorted(package.KNOWN_YEARS) if complete_by(year) <= by_day]


def enter_year(
    year: int, days: Mapping[date, ListedDay], *, notice: str, published_on: date, by: Officer
) -> CalendarChange:
    """Enters a year by hand from its notice: the days off and the make-up working days that it lists."""
    notice = _required(notice)
    strays = [day for day in days if not (day.year == year or (day.year, day.month) == (year - 1, 12))]
    if not days or strays:
        raise Refused(_("请录入 %(year)s 年通知所列的放假日和上班日，日期须在该年或上年 12 月。") % {"year": year})
    entered = {day: ListedDay(listed.working, listed.name, notice) for day, listed in days.items()}
    return _put(year, {"notice": notice, "published_on": published_on, "source": "录入"}, entered, by)


@transaction.atomic
def amend(day: date, *, working: bool, name: str, notice: str, by: Officer) -> CalendarChange:
    """Declares one day worked or not, under a notice. Refused without the notice, or in a year that is not published."""
    notice = _required(notice)
    if not CalendarYear.objects.filter(year=day.year).exists():
        raise Refused(_("%(year)s 年的日历尚未发布，请先录入全年安排。") % {"year": day.year})
    before = current_calendar()
    standing = WorkDay.objects.filter(day=day).first()
    year = standing.year_id if standing else day.year
    if before.listed.get(day) == ListedDay(working, name, notice):
        return CalendarChange(notice)
    _write(year, {day: ListedDay(working, name, notice)}, by, amended=True)
    CalendarYear.objects.filter(year=year).update(revision=new_id())
    return _difference(before, current_calendar(), notice)


@transaction.atomic
def _put(year: int, header: Mapping[str, object], days: Mapping[date, ListedDay], by: Officer) -> CalendarChange:
    before = current_calendar()
    fixed_by_officers = set(WorkDay.objects.filter(amended=True).values_list("day", flat=True))
    wanted = {day: listed for day, listed in days.items() if day not in fixed_by_officers}
    obsolete = WorkDay.objects.filter(year=year, amended=False).exclude(day__in=wanted)
    if year in before.years and not obsolete.exists() and all(before.listed.get(d) == wanted[d] for d in wanted):
        return CalendarChange(str(header["notice"]))
    stamp = {"revision": new_id(), "entered_by": by.label[:120], "loaded_at": now()}
    CalendarYear.objects.update_or_create(year=year, defaults={**header, **stamp})
    obsolete.delete()
    _write(year, wanted, by, amended=False)
    return _difference(before, current_calendar(), str(header["notice"]))


def _write(year: int, days: Mapping[date, ListedDay], by: Officer, *, amended: bool) -> None:
    moment = now()
    rows = [
        WorkDay(
            day=day, year_id=year, working=listed.working, name=listed.name, notice=listed.notice,
            amended=amended, entered_by=by.label[:120], loaded_at=moment,
        )
        for day, listed in days.items()
    ]  # fmt: skip
    fields = ["year", "working", "name", "notice", "amended", "entered_by", "loaded_at"]
    WorkDay.objects.bulk_create(rows, update_conflicts=True, unique_fields=["day"], update_fields=fields)


def _difference(before: WorkCalendar, after: WorkCalendar, notice: str) -> CalendarChange:
    days = tuple(
        DayChange(day, after.is_working(day), after.judge(day).why, after.judge(day).notice)
        for day in sorted(before.listed.keys() | after.listed.keys())
        if before.is_working(day) != after.is_working(day)
    )
    return CalendarChange(notice, days, next(iter(after.years - before.years), None))


def _required(notice: str) -> str:
    if not notice.strip():
        raise Refused(_("请填写通知文号。"), fields={"notice": _("请填写通知文号。")})
    return notice.strip()
