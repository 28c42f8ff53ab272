"""工作日历: which days are worked, by which notice, and what the calendar officer does about it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import WorkCalendar, today
from silian.kernel.calendar.models import CalendarYear
from silian.kernel.calendar.table import current_calendar
from silian.kernel.fields import DayField
from silian.kernel.pages import Question, ask, page, render_page
from silian.matters.actions import amend_calendar, load_calendar_year
from silian.organisations.permissions import KEEP_CALENDAR

FIRST, LAST = 2004, 2100
WEEKDAYS = "一二三四五六日"
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class Cell:
    """One day of the sheet: its mark is 休, 班 or nothing, its words say why."""

    day: date
    mark: str
    words: str
    weekend: bool


class AmendForm(forms.Form):
    day = DayField(label=_("日期"))
    working = forms.ChoiceField(label=_("这一天"), choices=[("yes", _("上班")), ("no", _("放假"))])
    name = forms.CharField(label=_("因何"), max_length=30, help_text=_("如 国庆节、调休"))
    notice = forms.CharField(label=_("通知文号"), max_length=60)


class LoadForm(forms.Form):
    year = forms.IntegerField(label=_("年份"), min_value=FIRST, max_value=LAST)


@page("signed_in")
def show_calendar(request: Any) -> HttpResponse:
    """A year's months with its days off and make-up working days."""
    year = _year(request.GET.get("year", ""))
    held = current_calendar()
    context = {
        "year": year, "months": [_month(held, year, month) for month in range(1, 13)], "known": year in held.years,
        "years": CalendarYear.objects.order_by("-year"), "before": year - 1, "after": year + 1,
        "weekdays": WEEKDAYS, "keeps": request.actor.may(KEEP_CALENDAR, request.county),
    }  # fmt: skip
    return render_page(request, "web/calendar.html", context)


@page("public")
def show_month(request: Any) -> HttpResponse:
    """One month for a day field: its days with 休 and 班, and the months beside it."""
    first = _first_of(request.GET.get("month", ""))
    held = current_calendar()
    context = {
        "month": _month(held, first.year, first.month), "year": first.year, "known": first.year in held.years,
        "before": f"{first - timedelta(days=1):%Y-%m}", "after": f"{first + timedelta(days=31):%Y-%m}", "weekdays": WEEKDAYS,
    }  # fmt: skip
    return render_page(request, "web/_month.html", context)


@page(KEEP_CALENDAR, ("GET", "HEAD", "POST"))
def amend_day(request: Any) -> HttpResponse:
    """Amends one day under a notice."""

    def deed(given: Mapping[str, Any]) -> str:
        amend_calendar(
            given["day"], working=given["working"] == "yes", name=given["name"], notice=given["notice"],
            by=request.actor,
        )  # fmt: skip
        return f"{reverse('web:calendar')}?year={given['day'].year}"

    question = Question(
        gettext("按通知改一天"), gettext("改"), note=gettext("未办结事项的时限会重算；缩短的要逐件确认。")
    )
    return ask(request, AmendForm(request.POST or None), deed, question)


@page(KEEP_CALENDAR, ("GET", "HEAD", "POST"))
def load_year(request: Any) -> HttpResponse:
    """Loads the published arrangement of a year that the software brings along."""

    def deed(given: Mapping[str, Any]) -> str:
        load_calendar_year(given["year"], by=request.actor)
        return f"{reverse('web:calendar')}?year={given['year']}"

    question = Question(gettext("装入一年的放假安排"), gettext("装入"), note=gettext("暂定的时限会随之落定。"))
    return ask(request, LoadForm(request.POST or None), deed, question)


def _first_of(text: str) -> date:
    """The first day of a month written 2022-10, or of this one."""
    found = MONTH.fullmatch(text)
    first = date(int(found[1]), int(found[2]), 1) if found else today().replace(day=1)
    return first if FIRST <= first.year <= LAST else today().replace(day=1)


def _year(text: str) -> int:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today().year
    return min(max(year, FIRST), LAST)


def _month(held: WorkCalendar, year: int, month: int) -> dict[str, Any]:
    weeks = [[_cell(held, day) if day.month == month else None for day in week] for week in _weeks(year, month)]
    return {"number": month, "weeks": weeks}


def _weeks(year: int, month: int) -> list[list[date]]:
    return calendar.Calendar().monthdatescalendar(year, month)


def _cell(held: WorkCalendar, day: date) -> Cell:
    listed = held.listed.get(day)
    if listed is None:
        return Cell(day, "", "", day.weekday() >= 5)
    mark = gettext("班") if listed.working else gettext("休")
    return Cell(day, mark, held.judge(day).why, day.weekday() >= 5)
