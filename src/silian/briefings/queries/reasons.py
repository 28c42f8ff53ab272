"""Why a record is counted otherwise than it was published, as the journal tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TypeAlias

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from silian.briefings.models import Issue
from silian.kernel.journal.models import Entry

Key: TypeAlias = tuple[str, str]  # a record's kind and id


def reasons_since(issue: Issue, records: Collection[Key]) -> Mapping[Key, str]:
    """For each record: that it was entered after the issue was published, or the last thing that was done to it since."""
    told: dict[Key, list[Entry]] = {record: [] for record in records}
    entries = Entry.objects.filter(
        county=issue.county_id,
        subject_kind__in={kind for kind, _key in records},
        subject_id__in={key for _kind, key in records},
    )
    for entry in entries.order_by("number"):
        told.get((entry.subject_kind, entry.subject_id), []).append(entry)
    return {record: _reason(issue, history) for record, history in told.items()}


def _reason(issue: Issue, history: list[Entry]) -> str:
    since = [entry for entry in history if entry.number > issue.journal_number]
    if not since:
        return _("组织或关联记录有变动")
    late = since[0] is history[0]
    last = since[0] if late else since[-1]
    words = _("补录") if late else _step_label(last) + (f"：{last.note}" if last.note else "")
    return _("定稿后%(words)s（%(day)s，%(who)s）") % {"words": words, "day": _day(last), "who": last.actor_label}


def _step_label(entry: Entry) -> str:
    """What people call the step of a journal entry, where a lifecycle knows it."""
    app, _dot, step = entry.step.partition(".")
    for model in apps.get_models():
        lifecycle = getattr(model, "LIFECYCLE", None)
        if lifecycle and model._meta.app_label == app and step in lifecycle.steps:
            return str(lifecycle.steps[step].label)
    return _("有改动")


def _day(entry: Entry) -> str:
    return timezone.localtime(datetime.fromisoformat(entry.at)).date().isoformat()
