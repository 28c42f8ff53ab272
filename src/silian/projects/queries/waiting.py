"""What waits: hand-overs that nobody has answered, projects on which nothing was recorded for too long."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from silian.kernel.access import Actor
from silian.kernel.calendar import WorkCalendar, today
from silian.kernel.calendar.table import current_calendar
from silian.projects.lifecycle import OPEN
from silian.projects.models import HandOver, Project
from silian.projects.permissions import TAKE_OVER
from silian.projects.queries.scope import projects_for
from silian.projects.sections import pipeline_of


def moved_before(calendar: WorkCalendar, day: date, working_days: int) -> date:
    """The latest day from which so many working days have passed by `day`: what moved last on it, or earlier, is stuck."""
    while working_days > 0:
        working_days -= calendar.is_working(day)
        day -= timedelta(days=1)
    return day


def stuck(rows: QuerySet[Project], county: str, day: date | None = None) -> QuerySet[Project]:
    """Those under way on which nothing was recorded for as long as the programme allows, the longest first."""
    limit = moved_before(current_calendar(), day or today(), pipeline_of(county).stuck_after)
    return rows.filter(state__in=[s.name for s in OPEN], moved_on__lte=limit).order_by("moved_on", "number")


def unanswered(rows: QuerySet[Project]) -> QuerySet[HandOver]:
    """The hand-overs of these projects that were offered and neither accepted nor declined, the most urgent first."""
    waiting = HandOver.objects.filter(project__in=rows.order_by(), accepted_on=None, declined_on=None)
    return waiting.select_related("project", "giver", "receiver").order_by("due", "offered_on", "id")


def waiting_for(by: Actor, county: str) -> QuerySet[HandOver]:
    """The hand-overs that this actor may accept or decline."""
    return unanswered(projects_for(by, county, TAKE_OVER).filter(offered_to__isnull=False))
