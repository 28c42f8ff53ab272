"""Lifecycles: a room declares states and a table of steps; `advance()` takes a record one step, and nothing else may.

`advance()` locks the row, asks the permission, checks the state and the guards, saves, and writes one journal line, all
in one transaction. `admit()` is the only other writer of a state: it enters a record from a named batch.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, Verb, may_on, require
from silian.kernel.errors import Conflict, NotFound, Refused

Words = str | Promise
Guard = Callable[[Any, Actor], Words | None]  # the sentence that stops the step for this actor, or None
R = TypeVar("R", bound=models.Model)


@dataclass(frozen=True)
class State:
    name: str
    label: Words
    final: bool = False


@dataclass(frozen=True)
class Step:
    """One row of the table: from which states, to which, needing which verb, stopped by which guards.

    `to=None` keeps the state: a step that is recorded but moves nothing. `hidden` steps have no button of their own.
    """

    name: str
    label: Words
    sources: frozenset[State]
    to: State | None
    needs: Verb
    guards: tuple[Guard, ...] = ()
    hidden: bool = False


class Lifecycle:
    """The table of one record kind, looked up by the names of its states and steps."""

    def __init__(self, states: Iterable[State], steps: Iterable[Step]) -> None:
        self.states = {s.name: s for s in states}
        self.steps = {s.name: s for s in steps}

    def onward(self, state: str) -> Step | None:
        """The usual way on: the first step of the table that leaves this state."""
        leaving = (s for s in self.steps.values() if s.to and not s.hidden and state in {o.name for o in s.sources})
        return next(leaving, None)

    @property
    def choices(self) -> list[tuple[str, Words]]:
        return [(s.name, s.label) for s in self.states.values()]

    @property
    def open_states(self) -> list[str]:
        return [s.name for s in self.states.values() if not s.final]


@dataclass(frozen=True)
class Offer:
    """A step as a button: `why` says what stops it, and is empty when nothing does; `onward` marks the usual way on."""

    step: Step
    why: str = ""
    onward: bool = False


def offers(record: Any, by: Actor, held: Collection[str] | None = None) -> list[Offer]:
    """The steps for which this person has the verb; those that state or guard stops come with the reason.

    `held` are the names of the verbs, where the page has asked for them already: `may_on({*others, *verbs_of(record)})`.
    """
    held = may_on(verbs_of(record), record, by) if held is None else held
    near = [s for s in record.LIFECYCLE.steps.values() if not s.hidden and s.needs.name in held and _is_near(record, s)]
    usual = record.LIFECYCLE.onward(record.state)
    return [Offer(s, _obstacle(record, s, by), s is usual) for s in near]


def verbs_of(record: Any) -> set[Verb]:
    """What one must hold for the steps that have a button."""
    return {step.needs for step in record.LIFECYCLE.steps.values() if not step.hidden}


def _is_near(record: Any, step: Step) -> bool:
    return any(s.name == record.state for s in step.sources)


def _obstacle(record: Any, step: Step, by: Actor) -> str:
    if not _is_near(record, step):
        here = record.LIFECYCLE.states[record.state].label
        return _("现在是“%(here)s”，不能%(step)s。") % {"here": here, "step": step.label}
    return next((str(reason) for guard in step.guards if (reason := guard(record, by))), "")


def lock(record: R, *, version: int | None = None) -> R:
    """The row itself, locked until the transaction ends; refuses if it is no longer the version the person saw."""
    fresh = type(record)._default_manager.select_for_update().filter(pk=record.pk).first()
    if fresh is None:
        raise NotFound(f"{record._meta.label_lower} {record.pk}")
    if version is not None and fresh.version != version:  # type: ignore[attr-defined]
        raise Conflict(_("您打开以后，这条记录已被别人改过。请看过新内容再办。"))
    return fresh


@transaction.atomic
def advance(
    record: R,
    step: str,
    *,
    by: Actor,
    version: int | None = None,
    note: str = "",
    details: Mapping[str, Any] | None = None,
    **changes: Any,
) -> R:
    """Takes the record one step and returns it as it now stands; `changes` are the fields that the step fills in.

    Raises NotFound for a stranger, Refused with the reason of verb, state or guard, Conflict for a stale `version`.
    `details` goes into the journal beside the changed fields: what the step made elsewhere.
    """
    fresh: Any = lock(record, version=version)
    row = fresh.LIFECYCLE.steps[step]
    require(row.needs, fresh, by)
    if obstacle := _obstacle(fresh, row, by):
        raise Refused(obstacle)
    target = row.to.name if row.to else fresh.state
    before, after = _write(fresh, {**changes, "state": target})
    journal.append(
        fresh.county_id, f"{fresh._meta.app_label}.{step}", by=by, subject=journal.subject_of(fresh),
        before=before, after={**after, **plain(details or {})}, note=note,
    )  # fmt: skip
    _carry(record, fresh)
    return record


@transaction.atomic
def admit(record: R, state: str, *, by: Actor, source: str, note: str = "") -> R:
    """Enters a record from a named batch (an import, the demo) in a state, with one journal line."""
    admit_all([(record, state)], by=by, source=source, note=note)
    return record


@transaction.atomic
def admit_all(entering: Sequence[tuple[R, str]], *, by: Actor, source: str, note: str = "") -> None:
    """Enters records of one kind and county, each in its state and with a journal line of its own."""
    if not entering:
        return
    records: list[Any] = [record for record, _state in entering]
    lines = []
    for record, (_same, state) in zip(records, entering, strict=True):
        if state not in record.LIFECYCLE.states:
            raise ValueError(f"{state} is no state of {record._meta.label}")
        record.state = state
        after = {"state": state, "source": source}
        lines.append(
            journal.Line(f"{record._meta.app_label}.admit", journal.subject_of(record), after=after, note=note)
        )
    type(records[0])._default_manager.bulk_create(records, batch_size=500)
    journal.append_all(records[0].county_id, lines, by=by)


@transaction.atomic
def record_change(record: R, deed: str, *, by: Actor, version: int | None = None, note: str = "", **changes: Any) -> R:
    """Changes fields other than the state, with one journal line; the caller has asked the permission."""
    fresh: Any = lock(record, version=version)
    before, after = _write(fresh, changes)
    journal.append(
        fresh.county_id, f"{fresh._meta.app_label}.{deed}", by=by, subject=journal.subject_of(fresh),
        before=before, after=after, note=note,
    )  # fmt: skip
    _carry(record, fresh)
    return record


def _write(fresh: Any, changes: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    changed = {name: value for name, value in changes.items() if getattr(fresh, name) != value}
    before = _seen(fresh, changed)
    for name, value in changed.items():
        setattr(fresh, name, value)
    fresh.version += 1
    fresh.save()
    return before, _seen(fresh, changed)


def _seen(record: Any, names: Iterable[str]) -> dict[str, Any]:
    personal: frozenset[str] = getattr(record, "PERSONAL", frozenset())
    return {n: journal.digest(getattr(record, n)) if n in personal else plain(getattr(record, n)) for n in names}


def _carry(record: Any, fresh: Any) -> None:
    record.__dict__.update(fresh.__dict__)


def plain(value: Any) -> Any:
    """A value as the journal keeps it: text, whole numbers, lists and mappings; a record by its key and name."""
    match value:
        case None | bool() | int() | str():
            return value
        case date() | datetime():
            return value.isoformat()
        case UUID():
            return str(value)
        case models.Model():
            return {"id": str(value.pk), "label": str(value)}
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(v) for v in value]
    return str(value)
