"""Projects as subjects: around each that landed, the organisations of its township are formed (the X of 1+1+X)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.subjects import Subject, SubjectKind, register
from silian.projects.models import Project


def projects(county: str, day: date) -> Iterator[Subject]:
    """Each project that was under way on that day; where it had landed, its township is its own unit and its member."""
    going = Q(ended_on=None) | Q(ended_on__gt=day)
    for project in Project.objects.filter(going, county_id=county, talks_on__lte=day).order_by("number"):
        yield subject_of(project, day)


def subject_of(project: Project, day: date) -> Subject:
    town = project.township_id if project.landed_on and project.landed_on <= day else None
    return Subject("project", str(project.pk), project.name, town, project.promoting_id, (town,) if town else ())


register(SubjectKind("project", _("项目"), projects))
