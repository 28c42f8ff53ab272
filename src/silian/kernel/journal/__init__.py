"""The journal: what happened, in the same transaction as the thing itself, chained so that tampering shows.

`append()` writes, `entries_about()` reads a record's history, `check()` verifies a county's chain. The chain's
arithmetic is in `chain.py` and needs no Django.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.journal.chain import COLUMNS, START, Verdict, Witness, canonical, entry_hash, utc_text, verify

Subject = tuple[str, str, str]
NOTHING: Subject = ("", "", "")


@dataclass(frozen=True)
class Line:
    """What one entry tells, apart from who did it and when."""

    step: str
    subject: Subject = NOTHING
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    note: str = ""


def append(
    county: str,
    step: str,
    *,
    by: Actor,
    subject: Subject = NOTHING,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    note: str = "",
) -> int:
    """Adds one entry to the county's chain and returns its number; the caller's transaction carries both or neither.

    It locks the county's head row until the transaction ends: call it last.
    """
    return append_all(county, [Line(step, subject, before, after, note)], by=by)


def append_all(county: str, lines: Iterable[Line], *, by: Actor) -> int:
    """Adds an entry a line, in order, and returns the last number: for a batch, which would else lock the head row by row."""
    from silian.kernel.journal.models import Entry, Head

    if not connection.in_atomic_block:
        raise RuntimeError("journal.append() belongs inside the transaction of what it records")
    heads = Head.objects.select_for_update().filter(county=county)
    head = heads.first()
    if head is None:
        Head.objects.get_or_create(county=county, defaults={"hash": START})
        head = heads.get()
    who = {"actor_kind": by.kind, "actor_id": by.id, "actor_label": by.label[:120], "place": by.place}
    entries = []
    for line in lines:
        values = {"county": county, "number": head.number + 1, "previous": head.hash, **who, **_told(line)}
        head.number, head.hash = head.number + 1, entry_hash(values)
        entries.append(Entry(**values, hash=head.hash))
    Entry.objects.bulk_create(entries, batch_size=1000)
    head.save(update_fields=["number", "hash"])
    return head.number


def _told(line: Line) -> dict[str, Any]:
    kind, key, label = line.subject
    return {
        "at": utc_text(now()), "step": line.step, "subject_kind": kind, "subject_id": key, "subject_label": label[:250],
        "before": canonical(line.before) if line.before else "", "after": canonical(line.after) if line.after else "",
        "note": line.note.replace("\x00", ""),
    }  # fmt: skip


def append_alone(step: str, *, by: Actor, note: str = "", subject: Subject = NOTHING) -> None:
    """An entry of the installation's own chain, in its own transaction: a failed sign-in, a denial."""
    from silian.kernel.journal.models import INSTANCE

    with transaction.atomic():
        append(INSTANCE, step, by=by, note=note, subject=subject)


def digest(value: Any) -> str:
    """A personal value as the journal keeps it: equal values look equal, and nobody can read them back."""
    return "#" + salted_hmac("silian.journal", str(value), algorithm="sha256").hexdigest()[:24] if value else ""


def subject_of(record: Any) -> Subject:
    """How the journal names a record: its kind, its key, and what it was called at the time."""
    return record._meta.label_lower, str(record.pk), str(record)


def rows(county: str) -> Iterator[dict[str, Any]]:
    """A county's entries in order, as plain values."""
    from silian.kernel.journal.models import Entry

    yield from Entry.objects.filter(county=county).order_by("number", "id").values(*COLUMNS, "hash").iterator(5000)


def head(county: str) -> Witness:
    """The head of the county's chain, to be printed, sent or kept where this machine cannot reach it."""
    from silian.kernel.journal.models import Head

    row = Head.objects.filter(county=county).first()
    return Witness(row.number, row.hash) if row else Witness(0, START)


def check(county: str, witness: Witness | None = None) -> Verdict:
    """Walks the county's whole chain; see `chain.verify`."""
    return verify(rows(county), witness, head(county))
