"""A batch: the records that came in together from one file, so that they can be told apart and taken back together."""

from __future__ import annotations

from django.db import models

from silian.organisations.models import Record


class Batch(Record):
    """One import. Undoing it voids the records that nothing has touched since; it deletes none."""

    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    by_label = models.CharField(max_length=120)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "entered_at"], name="batches_of_a_county")]

    def __str__(self) -> str:
        return self.source
