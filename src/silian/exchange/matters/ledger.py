"""What the ledger keeps of a matter, in the words of its columns: for writing it out, and for knowing it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from silian.matters.lifecycle import AWAITING_SIGN_OFF
from silian.matters.models import CallBack, Matter, Measure, Round
from silian.matters.queries import with_names

LONGEST_TITLE = 200
CHUNK = 500
Words = dict[str, Any]


def title_and_detail(problem: str) -> tuple[str, str]:
    """A problem longer than a title is kept whole as the detail, and its beginning is the title."""
    if len(problem) <= LONGEST_TITLE:
        return problem, ""
    return problem[:LONGEST_TITLE], problem


def problem_of(matter: Matter) -> str:
    """The problem as it was written before `title_and_detail()`."""
    cut = len(matter.title) == LONGEST_TITLE and matter.detail.startswith(matter.title)
    return matter.detail if cut else matter.title


def kept(rows: QuerySet[Matter]) -> Iterator[tuple[Matter, Words]]:
    """Each matter with the values of its columns; a few queries for every five hundred."""
    keys = list(rows.order_by("number").values_list("pk", flat=True))
    for at in range(0, len(keys), CHUNK):
        matters = list(with_names(Matter.objects.filter(pk__in=keys[at : at + CHUNK])).order_by("number"))
        measures, answers = measures_of(m.round for m in matters), answers_of(matters)
        for matter in matters:
            yield matter, words_of(matter, measures.get(matter.round.pk, []), answers.get(matter.round.pk, ""))


def words_of(matter: Matter, measures: list[str], answer: str) -> Words:
    """The values by column key: names, dates, and the stored values of what is chosen from a list."""
    current = matter.round
    handed_in = current.handed_in_on if matter.state == AWAITING_SIGN_OFF.name else None
    return {
        "number": matter.number, "kind": matter.kind, "channel": matter.channel,
        "raiser": matter.raiser_unit.name if matter.raiser_unit else matter.raiser_name,
        "raised_on": matter.raised_on, "problem": problem_of(matter), "chain": _name(matter.chain),
        "lead": _name(matter.lead), "handler": _name(matter.handler), "measures": measures, "due": current.due,
        "state": matter.state, "outcome": current.outcome,
        "handled_on": current.handled_on or handed_in or matter.ended_on, "satisfaction": answer,
    }  # fmt: skip


def measures_of(rounds: Iterable[Round]) -> dict[UUID, list[str]]:
    """The measures of these rounds, in the order of entry."""
    found: dict[UUID, list[str]] = {}
    rows = Measure.objects.filter(round__in=[r.pk for r in rounds]).order_by("entered_at", "id")
    for key, text in rows.values_list("round_id", "text"):
        found.setdefault(key, []).append(" ".join(text.split()))
    return found


def answers_of(matters: Iterable[Matter]) -> dict[UUID, str]:
    """What the raiser of each said last."""
    rows = CallBack.objects.filter(round__in=[m.round.pk for m in matters]).order_by("called_on", "id")
    return dict(rows.values_list("round_id", "answer"))


def differences(kept: Mapping[str, Any], read: Mapping[str, Any]) -> list[str]:
    """The keys under which a file says something else; a blank cell says nothing."""
    return [key for key, value in read.items() if key in kept and value and value != (kept[key] or None)]


def _name(record: Any) -> str:
    return record.name if record else ""
