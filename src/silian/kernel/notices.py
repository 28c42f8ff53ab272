"""Notices: a sentence for somebody about a subject, sent once. Channels beyond the inbox come with their own room."""

from __future__ import annotations

from typing import Any

from django.db import models

from silian.kernel.calendar import now
from silian.kernel.ids import new_id
from silian.kernel.journal import Subject


class Notice(models.Model):
    """One sentence in the inbox of a person or a unit; `once` keeps the same notice from being sent twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    to_kind = models.CharField(max_length=60)
    to_id = models.CharField(max_length=64)
    text = models.CharField(max_length=300)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_label = models.CharField(max_length=250, blank=True)
    once = models.CharField(max_length=120)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["county", "once"], name="a_notice_goes_out_once")]
        indexes = [models.Index(fields=["county", "to_kind", "to_id", "at"], name="notices_of_a_reader")]

    def __str__(self) -> str:
        return self.text


def notify(county: str, reader: Any, text: str, *, about: Subject, once: str) -> bool:
    """Puts a notice into the reader's inbox (a person or a unit); False if it had gone out before."""
    _notice, made = Notice.objects.get_or_create(
        county=county, once=once,
        defaults={
            "to_kind": reader._meta.label_lower, "to_id": str(reader.pk), "text": text[:300], "at": now(),
            "subject_kind": about[0], "subject_id": about[1], "subject_label": about[2][:250],
        },
    )  # fmt: skip
    return made
