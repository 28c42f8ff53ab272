"""What people do with their messages: who wants what outside, what was read, the digests of the last weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from silian.cli.demo import moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.digests import send_digests
from silian.kernel.notices.delivery import deliver
from silian.kernel.notices.inbox import mark_read, notices_for
from silian.kernel.notices.wishes import wish
from silian.organisations.queries import readers_of

BEGINS = date(2022, 9, 19)
READ_ON = date(2022, 9, 30)  # the evening before the holidays: what came later is still unread
# By account, which kinds it wants outside by which channels; everybody reads the rest in the inbox.
WISHES = {
    "leader": {"matters.overdue": ["sms"], "digest": ["sms"]},
    "chainleader": {"matters.overdue": ["sms", "wecom"], "meetings.called": ["wecom"], "digest": ["wecom"]},
    "handler": {"reminder": ["wecom"], "matters.urged": ["wecom", "sms"], "matters.overdue": ["sms"]},
    "town": {"reminder": ["dingtalk"], "matters.urged": ["dingtalk"]},
}


def messages(county: DemoCounty, last: date) -> Iterator[datetime]:
    """From some weeks before the demo's day: wishes, then every working morning what is to go out."""
    yield moments.on(BEGINS, 7, 15)
    for name, outside in WISHES.items():
        wish(county.code, by=county.actors[name], outside=outside, digest=True, quiet_from=time(20), quiet_to=time(7))
    day = BEGINS
    while day <= last:
        yield moments.on(day, 7, 45)  # after the daily run
        send_digests(county.code, today(), readers_of(county.code))
        deliver()
        day = current_calendar().next_working_day(day + moments.ONE_DAY)


def evening_before_the_holidays(county: DemoCounty) -> Iterator[datetime]:
    """Everybody has read what has come so far."""
    yield moments.on(READ_ON, 17, 30)
    for _account, by in readers_of(county.code):
        mark_read(notices_for(by, county.code), by=by)
