"""A need of a project is a matter of the ledger; here stands only that the two belong together."""

from __future__ import annotations

from django.db import models

from silian.matters.models import Matter
from silian.organisations.models import Record
from silian.projects.models.project import Project


class Need(Record):
    """A matter that was raised on a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="needs")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="project_need")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.project} — {self.matter}"
