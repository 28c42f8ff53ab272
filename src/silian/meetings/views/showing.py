"""What the page of a meeting shows, gathered from the queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.access import Actor, may_on
from silian.kernel.calendar import Light
from silian.kernel.lifecycles import offers
from silian.meetings.forms import HandsForm
from silian.meetings.lifecycle import BEFORE_THE_END, IN_SESSION, MAIN_ROAD, NOT_ISSUED
from silian.meetings.models import AgendaItem, Attendance, Meeting, Resolution, Vote
from silian.meetings.permissions import DECIDE, PREPARE, RECORD
from silian.meetings.queries import Quorum, Verdict, holders, quorums, rule_of, verdict_of
from silian.meetings.queries.deciding import standing_vote, why_not_by_vote, why_not_quorate

WORDS = {
    "planned": gettext_lazy("通知"),
    "in_session": gettext_lazy("开会"),
    "concluded": gettext_lazy("起草纪要"),
    "issued": gettext_lazy("印发（锁定）"),
}
LIGHTS = {"present": "done", "excused": "none", "absent": "none", "": "none"}


@dataclass(frozen=True)
class Stage:
    words: object
    state: str
    note: str


@dataclass(frozen=True)
class ItemRow:
    """An item with its vote and its resolutions, by the numbers that the minutes give them."""

    item: AgendaItem
    numbers: list[int]
    vote: Vote | None
    verdict: Verdict | None
    why_not: str


@dataclass(frozen=True)
class RollRow:
    """Somebody on the roll, or before the session whoever will be."""

    title: str
    person: Any
    presence: str
    light: Light
    substitute: Any = None


def shown(meeting: Meeting, by: Actor) -> dict[str, Any]:
    """The context of the meeting's page and of its part; `may` says which controls this person gets."""
    held = may_on([PREPARE, RECORD, DECIDE], meeting, by)
    in_session = meeting.state == IN_SESSION.name
    found = quorums(meeting)
    steps = offers(meeting, by)
    resolutions = list(enumerate(meeting.resolutions(), start=1))
    items = list(_items(meeting, resolutions))
    return {
        "meeting": meeting, "stages": stages(meeting), "offers": steps, "items": items, "resolutions": resolutions,
        "why_not_issue": next((offer.why for offer in steps if offer.step.name == "issue"), ""),
        "rule": rule_of(meeting), "quorums": found, "quorum_light": quorum_light(found),
        "roll": roll(meeting), "open_vote": next((row for row in items if row.verdict and not row.verdict.closed), None),
        "votes": [(row.item, row.vote, row.verdict) for row in items if row.verdict and row.verdict.closed],
        "hands": HandsForm(), "presences": Attendance.Presence.choices,
        "may": {
            "prepare": PREPARE.name in held and meeting.state in _names(BEFORE_THE_END),
            "mark": RECORD.name in held and in_session,
            "put_off": RECORD.name in held and meeting.state in _names(BEFORE_THE_END),
            "note": RECORD.name in held and meeting.state in _names(NOT_ISSUED),
            "vote": DECIDE.name in held and in_session,
            "decide": DECIDE.name in held and meeting.state in _names(NOT_ISSUED),
        },
    }  # fmt: skip


def _names(states: Iterable[Any]) -> set[str]:
    return {state.name for state in states}


def stages(meeting: Meeting) -> list[Stage]:
    """The main road; a meeting that was called off stops at its notice."""
    days: dict[str, date | None] = {
        "planned": localdate(meeting.entered_at), "in_session": meeting.convened_on,
        "concluded": meeting.concluded_on, "issued": meeting.issued_on,
    }  # fmt: skip
    names = [state.name for state in MAIN_ROAD]
    here = names.index(meeting.state) if meeting.state in names else 0
    last = len(names) - 1
    state = {n: "done" if n < here or here == last else "now" if n == here else "" for n in range(len(names))}
    return [Stage(WORDS[name], state[n], _day(days[name]) if n <= here else "") for n, name in enumerate(names)]


def _day(day: date | None) -> str:
    return f"{day:%m-%d}" if day else ""


def _items(meeting: Meeting, resolutions: list[tuple[int, Resolution]]) -> Iterable[ItemRow]:
    numbers = {key: [n for n, _row in rows] for key, rows in groupby(resolutions, lambda pair: pair[1].item_id)}
    rows = meeting.items.select_related("matter", "reporter").prefetch_related("votes__electors", "resolutions")
    lacking = why_not_quorate(meeting)
    for item in rows:
        item.meeting = meeting
        vote = standing_vote(item)
        why_not = lacking or why_not_by_vote(item) if meeting.convened_on else ""
        yield ItemRow(item, numbers.get(item.pk, []), vote, verdict_of(vote) if vote else None, why_not)


def quorum_light(found: list[Quorum]) -> Light:
    if all(quorum.met for quorum in found):
        return Light("green", _("达法定人数"))
    return Light("red", _("不足法定人数"))


def roll(meeting: Meeting) -> list[RollRow]:
    if not meeting.convened_on:
        posts = holders([sitting.organ for sitting in meeting.sittings.all()], meeting.held_on)
        return [RollRow(post.seat.title, post.person, "", Light("none", _("应到"))) for post in posts]
    rows = meeting.attendances.select_related("seat", "person__unit", "substitute")
    ordered = rows.order_by("seat__unit", "seat__order", "seat__id")
    return [RollRow(r.seat.title, r.person, r.presence, _presence(r), r.substitute) for r in ordered]


def _presence(row: Attendance) -> Light:
    words = row.get_presence_display() if row.presence else _("未签到")
    return Light(LIGHTS[row.presence], words)  # type: ignore[arg-type]
