"""One import of maps, enterprises or divisions, and what it did, so that it can be taken back."""

from __future__ import annotations

from typing import Any

from django.db import models

from silian.organisations.models import Record


class MapImport(Record):
    """What came in with one file. `made` are [model, key] of the rows that it made; `changed` are [model, key, version
    after, values before] of those that it changed. Undoing it deletes nothing: what it made never was in force."""

    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    by_label = models.CharField(max_length=120)
    made: Any = models.JSONField(default=list)
    changed: Any = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "entered_at"], name="map_imports_of_a_county")]

    def __str__(self) -> str:
        return self.source
