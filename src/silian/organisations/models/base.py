"""The county that every record carries, and what every record has."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from silian.kernel.access import Tie
from silian.kernel.calendar import now
from silian.kernel.ids import new_id


class County(models.Model):
    """A tenant: a county, a city above counties, or a learned society. Its code never changes."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="counties")

    def __str__(self) -> str:
        return self.name


class Record(models.Model):
    """What every domain record has: a key, its county, the moment of entry, and a version that rises with each change.

    `TIES` name how the record hangs on units, chains and people (see `kernel.access`); `PERSONAL` names the fields that
    the journal keeps as digests only.
    """

    TIES: ClassVar[dict[str, Tie]] = {}
    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.ForeignKey(County, models.PROTECT, db_column="county", related_name="+")
    entered_at = models.DateTimeField(default=now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
