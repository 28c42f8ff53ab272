"""The ledger as it stood at the end of an earlier day: dated rows say what a matter was filed under, the journal its state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from silian.exchange.matters.ledger import CHUNK, Words, measures_of, problem_of
from silian.kernel.journal.chain import utc_text
from silian.kernel.journal.models import Entry
from silian.matters.lifecycle import CLOSED, DOING, SUBMITTED
from silian.matters.models import Announced, CallBack, Matter, Round, Standing
from silian.organisations.queries import in_force


def kept_on(rows: QuerySet[Matter], county: str, day: date) -> Iterator[Words]:
    """The values of the columns of each matter that had been raised by that day, as `ledger.kept()` gives today's."""
    states = states_on(county, day)
    keys = list(rows.filter(raised_on__lte=day).order_by("number").values_list("pk", flat=True))
    for at in range(0, len(keys), CHUNK):
        matters = list(
            Matter.objects.filter(pk__in=keys[at : at + CHUNK]).select_related("raiser_unit").order_by("number")
        )
        there = _There(matters, day)
        for matter in matters:
            yield _words(matter, there, states.get(str(matter.pk)), day)


def states_on(county: str, day: date) -> dict[str, str]:
    """The last state that the journal tells of each matter up to the end of the day."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    told = Entry.objects.filter(
        county=county, subject_kind="matters.matter", at__lt=utc_text(end), after__contains='"state"'
    )
    found: dict[str, str] = {}
    for key, after in told.order_by("number").values_list("subject_id", "after").iterator(5000):
        found[key] = json.loads(after).get("state", found.get(key))
    return found


class _There:
    """What held for these matters on the day, by matter and by round; the later row of two wins."""

    def __init__(self, matters: list[Matter], day: date) -> None:
        standings = Standing.objects.filter(in_force(day), matter__in=matters)
        self.standing = {s.matter_id: s for s in standings.select_related("chain", "lead", "handler")}
        begun = Round.objects.filter(Q(ordinal=1) | Q(received_on__lte=day), matter__in=matters).order_by("ordinal")
        self.round: dict[UUID, Round] = {r.matter_id: r for r in begun}
        rounds = list(self.round.values())
        announced = Announced.objects.filter(round__in=rounds, from_on__lte=day).order_by("from_on")
        self.due: dict[UUID, date] = dict(announced.values_list("round_id", "due"))
        answers = CallBack.objects.filter(round__in=rounds, called_on__lte=day).order_by("called_on", "id")
        self.answer: dict[UUID, str] = dict(answers.values_list("round_id", "answer"))
        self.measures = measures_of(rounds)


def _words(matter: Matter, there: _There, told: str | None, day: date) -> Words:
    standing, current = there.standing.get(matter.pk), there.round[matter.pk]
    ended_on = current.closed_on or matter.ended_on
    over = ended_on is not None and ended_on <= day
    return {
        "number": matter.number, "kind": standing.kind if standing else matter.kind, "channel": matter.channel,
        "raiser": matter.raiser_unit.name if matter.raiser_unit else matter.raiser_name,
        "raised_on": matter.raised_on, "problem": problem_of(matter), "chain": _name(standing, "chain"),
        "lead": _name(standing, "lead"), "handler": _name(standing, "handler"),
        "measures": there.measures.get(current.pk, []), "due": there.due.get(current.pk),
        "state": told or _inferred(matter, current, over),
        "outcome": current.outcome if over else "", "handled_on": (current.handled_on or ended_on) if over else None,
        "satisfaction": there.answer.get(current.pk, ""),
    }  # fmt: skip


def _inferred(matter: Matter, current: Round, over: bool) -> str:
    """A matter entered only after the day has no state of that day in the journal: its dates tell what they can."""
    if over:
        return CLOSED.name if current.closed_on else matter.state
    return DOING.name if current.received_on else SUBMITTED.name


def _name(standing: Any, what: str) -> str:
    record = getattr(standing, what, None)
    return record.name if record else ""
