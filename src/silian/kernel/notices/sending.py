"""Sending notices into inboxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from silian.kernel.calendar import now
from silian.kernel.journal import Subject
from silian.kernel.language import in_the_countys_language
from silian.kernel.masking import mask_numbers
from silian.kernel.notices.kinds import GENERAL, NoticeKind
from silian.kernel.notices.models import Notice, Wishes
from silian.kernel.notices.tasks import deliver_soon


@dataclass(frozen=True)
class Note:
    """A notice to be sent: `once` is its own in the county, so that it goes out only once however often it is sent.

    `called` is what may be said of its subject outside the house, such as its number: never a title or a name.
    """

    reader: Any  # a person, unit, seat or account
    text: str
    about: Subject
    once: str
    kind: NoticeKind = GENERAL
    called: str = ""


def notify(
    county: str, reader: Any, text: str, *, about: Subject, once: str, kind: NoticeKind = GENERAL, called: str = ""
) -> bool:
    """Puts a notice into the reader's inbox; False if it had gone out before. The parameters are a `Note`'s."""
    return bool(notify_all(county, [Note(reader, text, about, once, kind, called)]))


def notify_all(county: str, notes: Sequence[Note]) -> int:
    """Puts each note into its reader's inbox; how many had not gone out before."""
    known = Notice.objects.filter(county=county, once__in=[note.once for note in notes])
    gone = set(known.values_list("once", flat=True))
    fresh = {note.once: note for note in notes if note.once not in gone}
    Notice.objects.bulk_create([_notice(county, note) for note in fresh.values()], ignore_conflicts=True)
    kinds = {note.kind.name for note in fresh.values()}
    if kinds:
        transaction.on_commit(lambda: _deliver(county, kinds), robust=True)
    return len(fresh)


@in_the_countys_language
def _notice(county: str, note: Note) -> Notice:
    kind, about, reader = note.kind, note.about, note.reader
    return Notice(
        county=county, once=note.once, kind=kind.name, to_kind=reader._meta.label_lower, to_id=reader.pk,
        text=mask_numbers(note.text)[:300], outside=_outside(kind, note.called), at=now(), subject_kind=about[0],
        subject_id=about[1], subject_label=about[2][:250],
    )  # fmt: skip


def _outside(kind: NoticeKind, called: str) -> str:
    pattern = _("【四链】%(kind)s %(called)s，请登录查看。") if called else _("【四链】您有一条%(kind)s，请登录查看。")
    return pattern % {"kind": kind.label, "called": mask_numbers(called)[:40]}


def _deliver(county: str, kinds: set[str]) -> None:
    """Has what is wanted outside delivered soon; nothing to do where nobody of the county wants these kinds there."""
    wanted = models.Q(*(("outside__has_key", kind) for kind in sorted(kinds)), _connector=models.Q.OR)
    if Wishes.objects.filter(wanted, county=county).exists():
        deliver_soon.enqueue()
