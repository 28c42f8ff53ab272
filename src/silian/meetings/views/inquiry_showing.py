"""What the pages of a session show, gathered from the queries. Who asked is told as the public may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from silian.kernel.access import Actor, Verb, may_on, visible
from silian.kernel.calendar import Light
from silian.kernel.calendar.table import current_calendar
from silian.kernel.lifecycles import offers
from silian.kernel.masking import mask_numbers
from silian.matters.clock import light_of
from silian.meetings.inquiries import titles_of_topics
from silian.meetings.lifecycle.inquiry import ANSWERED, LIVE, PROMISED, TAKEN_BACK, UNANSWERED, WAITING
from silian.meetings.models import Attendance, Inquiry, InquirySession
from silian.meetings.permissions import ASK, CALL_SESSION, CONFIRM, FOLLOW, RECORD_SESSION
from silian.meetings.queries import Covered, asker_of, counts_of, coverage_of, inquiries_of

DAY = "%m-%d"


@dataclass(frozen=True)
class Shown:
    """One inquiry as a page shows it. `follow` where this person may take its number, `judge` where it is theirs."""

    row: Inquiry
    text: str
    asker: str
    topic: str
    light: Light
    follow: bool = False
    judge: bool = False


def of_session(session: InquirySession, by: Actor) -> dict[str, Any]:
    """The context of the session's page and of its live part; `may` says which controls this person gets."""
    held = may_on([CALL_SESSION, RECORD_SESSION, ASK], session, by)
    live = session.state == LIVE.name
    covered = coverage_of(session)
    rows = list(inquiries_of(session))
    return {
        "session": session, "offers": offers(session, by), "covered": covered, "coverage": _coverage(covered),
        "presences": Attendance.Presence.choices, "post": getattr(session, "board_post", None), **_asked(rows, by),
        "live": live, "may": {
            "call": CALL_SESSION.name in held and session.closed_on is None,
            "record": RECORD_SESSION.name in held and live,
            "roll": bool(held & {CALL_SESSION.name, RECORD_SESSION.name}),
            "ask": ASK.name in held and live,
        },
    }  # fmt: skip


def of_screen(session: InquirySession) -> dict[str, Any]:
    """The context of the projector's view."""
    covered = coverage_of(session)
    here = sum(group.present for group in covered)
    return {"session": session, "covered": covered, "present": here, **_asked(list(inquiries_of(session)), None)}


def _asked(rows: list[Inquiry], by: Actor | None) -> dict[str, Any]:
    topics = titles_of_topics(rows[0].county_id) if rows else {}
    followed, judged = (_held(rows, by, FOLLOW), _held(rows, by, CONFIRM)) if by else (set(), set())
    shown = [_shown(row, topics, row.pk in followed, row.pk in judged) for row in rows]
    now = next((one for one in shown if one.row.state == WAITING.name), None)
    return {
        "counts": counts_of(rows), "now": now,
        "waiting": [one for one in shown if one.row.state == WAITING.name and one is not now],
        "settled": [one for one in reversed(shown) if one.row.state != WAITING.name],
    }  # fmt: skip


def _held(rows: list[Inquiry], by: Actor, verb: Verb) -> set[UUID]:
    found = visible(Inquiry.objects.filter(pk__in=[row.pk for row in rows]), by, verb)
    return set(found.values_list("pk", flat=True))


def _shown(row: Inquiry, topics: dict[str, str], follow: bool, judge: bool) -> Shown:
    topic = topics.get(row.topic, row.topic)
    return Shown(row, mask_numbers(row.text), asker_of(row), topic, light_of_inquiry(row), follow, judge)


def light_of_inquiry(row: Inquiry) -> Light:
    """How an inquiry stands: in the session as it was answered, afterwards as its matter stands."""
    if row.matter:
        return light_of(row.matter, current_calendar())
    match row.state:
        case ANSWERED.name:
            return Light("done", _("当场答复"))
        case PROMISED.name:
            return Light("green", _("限期 %s · 将入台账") % (f"{row.due:{DAY}}" if row.due else ""))
        case UNANSWERED.name:
            return Light("red", _("没答上 · 将入台账并报纪委"))
        case TAKEN_BACK.name:
            return Light("none", _("已撤回"))
    return Light("none", _("待答"))


def _coverage(covered: Iterable[Covered]) -> Light:
    """Whether every group has somebody there."""
    missing = [str(group.group) for group in covered if not group.present]
    if not missing:
        return Light("green", _("每个小组都有代表到会"))
    return Light("amber", _("还缺 %s") % "、".join(missing))
