"""Bodies: which unit stands for which level of a formation, around which subject, from a day until another."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.organisations.models.base import Record
from silian.organisations.models.units import Unit


class Body(Record):
    """A unit in its place in a formation: the joint committee (`level`) of a chain (the subject) in 1+17+N.

    One unit may stand in several formations: an enterprise's branch is the N of 1+17+N and the 1 of N+1.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    formation = models.CharField(max_length=60)
    level = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=64)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "unit", "formation", "level", "subject_kind", "subject_id"],
                condition=Q(to_on=None), name="a_unit_stands_once_in_a_formation",
                violation_error_message=_("这个单位已经在这个组织模式里。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "formation"], name="bodies_of_a_formation")]

    def __str__(self) -> str:
        return f"{self.unit} {self.formation}/{self.level}"
