"""`silian tick`: the daily run. Run twice, or a day late, it does each thing once and dates it at its due day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings

from silian.cli.answers import add_json, day, say, say_json
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, today
from silian.kernel.errors import Refused
from silian.kernel.reminders import remind
from silian.matters.actions import resume_planned, run_ladder
from silian.organisations.models import County

NAME = "tick"
HELP = "每日运行：恢复到期的暂停、催办提级、到期提醒"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", metavar="DATE", type=day, help="当作这一天运行，只影响这一次")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    with _standing_at(options.today):
        resumed, escalations, reminders = daily_run(options.today or today())
    if options.json:
        document = {"reminders": reminders, "escalations": escalations, "classified": 0, "resumed": resumed}
        say_json(document)
    else:
        say(f"提醒 {reminders} 条，催办提级 {escalations} 件，恢复办理 {resumed} 件。")
    return 0


def daily_run(on: date) -> tuple[int, int, int]:
    """Over all counties: matters resumed, rungs reached, reminders sent. A resumed matter may be overdue the same day."""
    resumed = escalations = reminders = 0
    for county in County.objects.order_by("code").values_list("code", flat=True):
        resumed += resume_planned(county, on, by=SYSTEM)
        escalations += len(run_ladder(county, on, by=SYSTEM))
        reminders += remind(county, on)
    return resumed, escalations, reminders


@contextmanager
def _standing_at(on: date | None) -> Iterator[None]:
    """A demo may run any day; a live county may catch up on a day that was missed, and cannot run ahead."""
    if on is None:
        yield
    elif settings.DEMO_ALLOWED:
        with at(on):
            yield
    elif on > today():
        raise Refused(f"{on} 还没有到，不能提前运行。")
    else:
        yield
