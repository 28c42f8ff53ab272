"""A digest as it was sent."""

from __future__ import annotations

from django.db import models

from silian.kernel.ids import new_id


class Digest(models.Model):
    """One account's week: `parts` is a list of {label, lines: [{text, note, kind, id}]}, as it stood that morning."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    account = models.UUIDField()
    monday = models.DateField()
    made_on = models.DateField()
    parts = models.JSONField()

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["county", "account", "monday"], name="one_digest_a_week")]

    def __str__(self) -> str:
        return f"周报 {self.monday}"
