"""`silian calendar due|load|amend`: when something is due and why; a year's notice comes in, or is amended.

`due` reckons with the years that the software brings along, without a database: any machine gives the same answer.
"""

from __future__ import annotations

import argparse
from typing import Any

from silian.cli.answers import add_json, day, operator, say, say_json
from silian.kernel.calendar import Clock, Deadline, Pause, WorkCalendar, deadline, package
from silian.matters.actions import Followed, amend_calendar, load_calendar_year

NAME = "calendar"
HELP = "算时限，装入或修改工作日历"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="due|load|amend", required=True)
    due = deeds.add_parser("due", help="从受理日算到期日，逐日说明；不用数据库")
    due.add_argument("--received", metavar="DATE", type=day, required=True, help="受理日")
    days = due.add_mutually_exclusive_group(required=True)
    days.add_argument("--working-days", metavar="N", type=int, help="N 个工作日")
    days.add_argument("--natural-days", metavar="N", type=int, help="N 日，届满逢非工作日顺延")
    due.add_argument(
        "--pause", metavar=("FROM", "TO"), nargs=2, type=day, action="append", default=[], help="暂停；TO 当天恢复计时"
    )
    load = deeds.add_parser("load", help="装入一年的放假安排，重算各县未办结事项的时限")
    load.add_argument("year", metavar="YEAR", type=int)
    amend = deeds.add_parser("amend", help="按通知改一天")
    amend.add_argument("day", metavar="DATE", type=day)
    amend.add_argument("--notice", metavar="NUMBER", required=True, help="通知文号")
    amend.add_argument("--name", default="调整", help="因何放假或上班，如 国庆节")
    kind = amend.add_mutually_exclusive_group(required=True)
    kind.add_argument("--working", action="store_true", help="这天上班")
    kind.add_argument("--off", action="store_true", help="这天放假")
    for one, deed in ((due, _due), (load, _load), (amend, _amend)):
        add_json(one)
        one.set_defaults(deed=deed)


def run(options: argparse.Namespace) -> int:
    return int(options.deed(options))


def packaged_calendar() -> WorkCalendar:
    """Every year that the software brings along."""
    listed = {found: day for year in package.KNOWN_YEARS for found, day in package.days_listed_for(year).items()}
    return WorkCalendar(listed, package.KNOWN_YEARS)


def _due(options: argparse.Namespace) -> int:
    pauses = tuple(Pause(start, end) for start, end in options.pause)
    working: int | None = options.working_days
    clock = Clock(options.received, "B" if working is None else "A", working or options.natural_days or 0, pauses)
    found = deadline(packaged_calendar(), clock)
    if options.json:
        say_json(_document(found))
    else:
        _tell(found)
    return 0


def _document(found: Deadline) -> dict[str, Any]:
    skipped = [{"date": line.day, "why": line.why, "notice": line.notice} for line in found.skipped]
    return {"due": found.due, "provisional": found.provisional, "counted": found.counted, "skipped": skipped}


def _tell(found: Deadline) -> None:
    for line in found.lines:
        mark = f"第 {line.number} 日" if line.number else "顺延" if line.rolled else "不计"
        say(f"{line.day}  {mark}  {line.why}  {line.notice}".rstrip())
    say(f"到期 {found.due}" + ("（日历未发布，暂定）" if found.provisional else ""))


def _load(options: argparse.Namespace) -> int:
    return _told(options, load_calendar_year(options.year, by=operator()))


def _amend(options: argparse.Namespace) -> int:
    by = operator()
    words = {"name": options.name, "notice": options.notice}
    return _told(options, amend_calendar(options.day, working=options.working, by=by, **words))


def _told(options: argparse.Namespace, followed: Followed) -> int:
    change, moved = followed.change, followed.moved
    days = [found.day for found in change.days]
    if options.json:
        say_json({"notice": change.notice, "published": change.published, "days": days, "matters": moved})
    else:
        say(
            f"{change.notice}：改了 {len(days)} 天，重算后有 {moved} 件事项的时限变动。" if change else "日历没有变化。"
        )
    return 0
