"""The journal's two tables: entries, which the database itself refuses to change or delete, and the head of each chain."""

from __future__ import annotations

from django.db import models

INSTANCE = "-"  # the chain of the installation itself: failed sign-ins, denials


class Entry(models.Model):
    """One thing that happened: who, when, where, what, and the values before and after. Written once, never changed."""

    id = models.BigAutoField(primary_key=True)
    county = models.CharField(max_length=12)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=27)  # UTC text, because the hash is taken over it
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64, blank=True)
    actor_label = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True)
    step = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_label = models.CharField(max_length=250, blank=True)
    before = models.TextField(blank=True)  # canonical JSON, kept as the text that was hashed
    after = models.TextField(blank=True)
    note = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["county", "number"], name="journal_entry_numbered_once")]
        indexes = [models.Index(fields=["county", "subject_kind", "subject_id", "number"], name="journal_by_subject")]

    def __str__(self) -> str:
        return f"{self.county}/{self.number} {self.step}"


class Head(models.Model):
    """How far a county's chain has come. Its row is the lock that puts the county's entries in one order."""

    county = models.CharField(max_length=12, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.county}: {self.number}"
