"""Published rankings, their sheets, and the appeals against them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from silian.indicators.models import Appeal, AssessedSheet, Assessment
from silian.indicators.permissions import ANSWER
from silian.kernel.access import Actor, visible
from silian.kernel.errors import NotFound


def assessments_of(county: str, scheme: str | None = None) -> QuerySet[Assessment]:
    """The published rankings of a county, the newest first: for everybody there who may see figures."""
    rows = Assessment.objects.filter(county_id=county).order_by("-as_of", "-id")
    return rows if scheme is None else rows.filter(scheme=scheme)


def assessment_for(county: str, key: UUID) -> Assessment:
    """One published ranking with its sheets in the order of their ranks; NotFound in another county."""
    sheets = AssessedSheet.objects.order_by(F("rank").asc(nulls_last=True), "id").prefetch_related("appeals")
    found = Assessment.objects.filter(county_id=county, pk=key).prefetch_related(Prefetch("sheets", sheets)).first()
    if found is None:
        raise NotFound(f"assessment {key}")
    return found


def sheet_for(county: str, key: UUID) -> AssessedSheet:
    """One published sheet with its appeals; NotFound in another county."""
    rows = AssessedSheet.objects.filter(county_id=county, pk=key)
    found = rows.select_related("assessment__office", "office").prefetch_related("appeals").first()
    if found is None:
        raise NotFound(f"sheet {key}")
    return found


def appeal_for(by: Actor, county: str, key: UUID) -> Appeal:
    """An appeal that this person answers; NotFound for a stranger."""
    rows = visible(Appeal.objects.filter(county_id=county, pk=key), by, ANSWER)
    found = rows.select_related("sheet__assessment").first()
    if found is None:
        raise NotFound(f"appeal {key}")
    return found


def appeals_waiting(by: Actor, county: str) -> QuerySet[Appeal]:
    """The appeals that wait for this person's answer, the nearest deadline first."""
    rows = visible(Appeal.objects.filter(county_id=county, answered_on=None), by, ANSWER)
    return rows.select_related("sheet__assessment", "sheet__office").order_by("due", "id")


def appeals_due(county: str, first: date, last: date) -> QuerySet[Appeal]:
    """The appeals that were not answered yet, with a deadline in these days."""
    rows = Appeal.objects.filter(county_id=county, answered_on=None, due__range=(first, last))
    return rows.select_related("sheet__assessment__office")
