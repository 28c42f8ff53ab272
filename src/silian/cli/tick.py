"""`silian tick`: the daily run. Run twice, or a day late, it does each thing once and dates it at its due day.

It belongs to the early morning. What is to leave the house and no worker has delivered goes out with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.conf import settings

from silian.cli.answers import add_json, day, say, say_json
from silian.credit.actions import classify_loans
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, today
from silian.kernel.digests import send_digests
from silian.kernel.errors import Refused
from silian.kernel.notices.delivery import deliver
from silian.kernel.reminders import remind
from silian.matters.actions import resume_planned, run_ladder
from silian.organisations.models import County
from silian.organisations.queries import readers_of

ONE_DAY = timedelta(days=1)  # loans are graded as they stood at the end of the day before

NAME = "tick"
HELP = "每日运行：恢复到期的暂停、催办提级、到期提醒、五级分类、周报、补发"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", metavar="DATE", type=day, help="当作这一天运行，只影响这一次")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    with _standing_at(options.today):
        done = daily_run(options.today or today())
    if options.json:
        say_json(asdict(done))
    else:
        say(
            f"提醒 {done.reminders} 条，催办提级 {done.escalations} 件，恢复办理 {done.resumed} 件，"
            f"五级分类 {done.classified} 笔，周报 {done.digests} 份，发出 {done.sent} 条。"
        )
    return 0


@dataclass
class Done:
    """What a run did, over all counties."""

    resumed: int = 0
    escalations: int = 0
    reminders: int = 0
    classified: int = 0
    digests: int = 0
    sent: int = 0


def daily_run(on: date) -> Done:
    """The run of a day. A resumed matter may be overdue the same day, so pauses come first."""
    done = Done()
    for county in County.objects.order_by("code").values_list("code", flat=True):
        done.resumed += resume_planned(county, on, by=SYSTEM)
        done.escalations += len(run_ladder(county, on, by=SYSTEM))
        done.reminders += remind(county, on)
        done.classified += classify_loans(county, on - ONE_DAY)
        done.digests += send_digests(county, on, readers_of(county))
    done.sent = deliver().sent
    return done


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
