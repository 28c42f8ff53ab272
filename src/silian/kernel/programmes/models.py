"""What was applied, and when: the site runs on this table, never on the files."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import now
from silian.kernel.ids import new_id

IN_FORCE = Q(replaced_at=None, retired_at=None)


class AppliedProgramme(models.Model):
    """One version of a programme in one county. Its content never changes; a later version or `retire` ends it.

    `document` is the JSON of all sections as validated, kept as text: PostgreSQL's jsonb would forget the order in
    which a county lists its kinds. `digest` is the SHA-256 of that text.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    title = models.CharField(_("专项"), max_length=40)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    document = models.TextField()
    applied_at = models.DateTimeField(default=now)
    applied_by = models.CharField(max_length=120)
    replaced_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(fields=["county", "name", "version"], name="one_row_a_programme_and_version"),
            models.UniqueConstraint(fields=["county", "name"], condition=IN_FORCE, name="one_version_is_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"

    @property
    def sections(self) -> dict[str, Any]:
        """The plain data of every section, by the section's name."""
        return dict(json.loads(self.document))
