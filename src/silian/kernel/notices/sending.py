"""Sending a notice into an inbox."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.calendar import now
from silian.kernel.journal import Subject
from silian.kernel.masking import mask_numbers
from silian.kernel.notices.kinds import GENERAL, NoticeKind
from silian.kernel.notices.models import Notice, Wishes
from silian.kernel.notices.tasks import deliver_soon


def notify(
    county: str, reader: Any, text: str, *, about: Subject, once: str, kind: NoticeKind = GENERAL, called: str = ""
) -> bool:
    """Puts a notice into the reader's inbox (a person, unit, seat or account); False if it had gone out before.

    `called` is what may be said of its subject outside the house, such as its number: never a title or a name.
    """
    _notice, made = Notice.objects.get_or_create(
        county=county, once=once,
        defaults={
            "kind": kind.name, "to_kind": reader._meta.label_lower, "to_id": reader.pk, "text": mask_numbers(text)[:300],
            "outside": _outside(kind, called), "at": now(), "subject_kind": about[0], "subject_id": about[1],
            "subject_label": about[2][:250],
        },
    )  # fmt: skip
    if made:
        transaction.on_commit(lambda: _deliver(county), robust=True)
    return made


def _outside(kind: NoticeKind, called: str) -> str:
    pattern = _("【四链】%(kind)s %(called)s，请登录查看。") if called else _("【四链】您有一条%(kind)s，请登录查看。")
    return pattern % {"kind": kind.label, "called": mask_numbers(called)[:40]}


def _deliver(county: str) -> None:
    """Has what is wanted outside delivered soon; nothing to do where nobody of the county wants anything."""
    if Wishes.objects.filter(county=county).exclude(outside={}).exists():
        deliver_soon.enqueue()
