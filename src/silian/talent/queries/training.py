"""Classes, and who is in them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from silian.kernel.access import Actor, visible
from silian.kernel.errors import NotFound
from silian.talent.models import Enrolment, TrainingClass
from silian.talent.permissions import VIEW


def classes_for(by: Actor, county: str) -> QuerySet[Any]:
    """The classes that this person may see, those that run first; each with its `learners` and how many `completed`."""
    rows = visible(TrainingClass.objects.filter(county_id=county), by, VIEW)
    completed = Count("enrolments", filter=Q(enrolments__finished_on__isnull=False))
    counted = rows.annotate(learners=Count("enrolments"), completed=completed)
    named = counted.select_related("chain", "enterprise__unit", "keeper")
    return named.order_by(F("finished_on").desc(nulls_first=True), "due", "pk")


def class_for(by: Actor, county: str, key: UUID) -> Any:
    found = classes_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"class {key}")
    return found


def learners_of(training: TrainingClass) -> QuerySet[Enrolment]:
    """Who is in the class, in the order in which they were enrolled."""
    return Enrolment.objects.filter(training_class=training).select_related("individual").order_by("enrolled_on", "pk")
