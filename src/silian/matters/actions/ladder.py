"""The daily run after a deadline: the rungs of the ladder, each exactly once. What comes before it is in `reminders.py`.

A rung belongs to the day on which it fell due while the matter was open. It is recorded with that day however late the
run comes; the notice goes out only if the matter is still open by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import WorkCalendar
from silian.kernel.calendar.table import current_calendar
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import advance
from silian.kernel.notices import NoticeKind, notify
from silian.matters.actions._rounds import end_pause
from silian.matters.kinds import Kind, Ladder, kinds_of, ladders_of
from silian.matters.lifecycle import ACCEPTED_AND_OPEN, AWAITING_SIGN_OFF, PAUSED
from silian.matters.masked import shown_title
from silian.matters.models import ClockRequest, Escalation, Matter, Round
from silian.matters.permissions import URGE

URGED = NoticeKind("matters.urged", gettext_lazy("催办"))
OVERDUE = NoticeKind("matters.overdue", gettext_lazy("逾期提级"))
LOOK_BACK = timedelta(days=60)  # how long after its end a round can still miss a rung, if the daily run stood still
RUNNING = [s.name for s in ACCEPTED_AND_OPEN - {PAUSED}]
Rung = Escalation.Rung


def run_ladder(county: str, day: date, *, by: Actor) -> list[Escalation]:
    """Records each rung that fell due up to this day, once; sends the notice where the matter is still open."""
    allow(URGE, county, by)
    calendar, steps = current_calendar(), _steps_by_kind(county)
    made = []
    for current in _overdue(county, day):
        reached = {row.rung for row in current.escalations.all()}
        for rung, due_on in _rungs(current, day, calendar, steps.get(current.matter.kind, [])):
            made += [] if rung in reached else _reach(current, rung, due_on, by)
    return made


def _overdue(county: str, day: date) -> QuerySet[Round]:
    open_now = Q(closed_on=None, matter__state__in=RUNNING)
    ended_lately = Q(closed_on__gte=day - LOOK_BACK) | Q(matter__ended_on__gte=day - LOOK_BACK)
    rounds = Round.objects.filter(open_now | ended_lately, county_id=county, due__lt=day, provisional=False)
    rounds = rounds.exclude(on_time=True).exclude(requests__decision="")  # an answer may still move the deadline
    return rounds.select_related("matter", "matter__lead", "matter__handler").prefetch_related("escalations")


def _steps_by_kind(county: str) -> dict[str, list[tuple[str, int]]]:
    """For each kind in force, its rungs and after how many working days overdue each falls due."""
    ladders = ladders_of(county)
    return {name: _steps(ladders[name.partition("/")[0]], kind) for name, kind in kinds_of(county).items()}


def _steps(ladder: Ladder, kind: Kind) -> list[tuple[str, int]]:
    steps = [(Rung.URGE, ladder.urge), (Rung.RAISE, ladder.escalate), (Rung.NAME, ladder.name)]
    if kind.transfer:
        steps.append((Rung.TRANSFER, ladder.transfer))
    return [(str(rung), nth) for rung, nth in steps]


def _rungs(
    current: Round, day: date, calendar: WorkCalendar, steps: list[tuple[str, int]]
) -> Iterator[tuple[str, date]]:
    """The rungs that fell due for this round, with their days, while the matter was open and up to `day`."""
    until = min(day, _stopped_on(current) or day)
    for rung, nth in steps:
        due_on = calendar.rung(current.due, nth) if current.due else None
        if due_on and due_on <= until:
            yield rung, due_on


def _stopped_on(current: Round) -> date | None:
    """The day on which the clock stopped: the hand-in (as long as it stands), or the end of the matter."""
    return current.handled_on or current.handed_in_on or current.matter.ended_on


@transaction.atomic
def _reach(current: Round, rung: str, due_on: date, by: Actor) -> list[Escalation]:
    row, made = Escalation.objects.get_or_create(
        county_id=current.county_id, round=current, rung=rung, defaults={"due_on": due_on}
    )
    if not made:  # another run on another machine was there first
        return []
    open_now = current.matter.state in RUNNING and current.matter.state != AWAITING_SIGN_OFF.name
    row.noticed = open_now and _tell(current, row)
    row.save(update_fields=["noticed"])
    journal.append(
        current.county_id, "matters.escalate", by=by, subject=journal.subject_of(current.matter),
        after={"rung": rung, "due_on": due_on.isoformat(), "noticed": row.noticed},
    )  # fmt: skip
    return [row]


@in_the_countys_language
def _tell(current: Round, row: Escalation) -> bool:
    matter = current.matter
    words = _("%(rung)s：%(number)s “%(title)s”时限 %(due)s，已逾期。") % {
        "rung": row.get_rung_display(), "number": matter.number, "title": shown_title(matter)[:60], "due": current.due,
    }  # fmt: skip
    sent = [
        _send(matter, reader, words, f"rung:{current.pk}:{row.rung}:{reader.pk}", OVERDUE)
        for reader in _readers(matter, row.rung)
    ]
    return any(sent)


def _send(matter: Matter, reader: Any, words: str, once: str, kind: NoticeKind) -> bool:
    about = journal.subject_of(matter)
    return notify(matter.county_id, reader, words, about=about, once=once, kind=kind, called=matter.number)


def _readers(matter: Matter, rung: str) -> list[Any]:
    """Whom a rung tells: the handler first, then the leader, then the units that answer for the chain and the place."""
    committee = matter.chain.committee if matter.chain else None
    office = matter.chain.office if matter.chain else None
    by_rung: dict[str, list[Any]] = {
        Rung.URGE.value: [matter.handler, matter.lead],
        Rung.RAISE.value: [matter.supervisor or committee, matter.lead],
        Rung.NAME.value: [office, matter.lead],
        Rung.TRANSFER.value: [matter.located_in, matter.lead],
    }
    return [reader for reader in by_rung[rung] if reader is not None]


def resume_planned(county: str, day: date, *, by: Actor) -> int:
    """Ends the pauses whose planned day of resumption has come; how many matters go on."""
    ended = ClockRequest.objects.filter(
        county_id=county, kind=ClockRequest.Kind.PAUSE, decision=ClockRequest.Decision.AGREED, to_on__lte=day,
        round__matter__state=PAUSED.name, round__closed_on=None,
    )  # fmt: skip
    rounds = Round.objects.filter(pk__in=ended.values("round")).select_related("matter")
    for current in rounds:
        if current.requests.filter(kind=ClockRequest.Kind.PAUSE, to_on=None, decision="agreed").exists():
            continue
        with transaction.atomic():
            end_pause(current, day)
            advance(current.matter, "resume", by=by, details={"due": current.due})
    return len(rounds)


@transaction.atomic
def urge(matter: Matter, *, by: Actor, words: str = "", version: int | None = None) -> Matter:
    """催办 by hand: a notice to whoever answers for the matter, and a line in its history."""
    reader = matter.handler or matter.lead
    text = words.strip() or _("请抓紧办理 %(number)s “%(title)s”。") % {
        "number": matter.number, "title": shown_title(matter)[:60],
    }  # fmt: skip
    advance(matter, "urge", by=by, version=version, note=text, details={"to": str(reader or "")})
    if reader:
        _send(matter, reader, text, f"urge:{matter.pk}:{matter.version}", URGED)
    return matter
