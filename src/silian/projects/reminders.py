"""What of this room has a due day: an offered project, one on which nothing is recorded, a trip without its report, a
planned landing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.programmes import documents
from silian.kernel.reminders import Due, register
from silian.projects.lifecycle import OPEN
from silian.projects.models import HandOver, Project, ReserveProject, Trip
from silian.projects.queries import moved_before
from silian.projects.reserving import PLANNED
from silian.projects.sections import PIPELINE, Pipeline, pipeline_of


def _rules(county: str) -> Pipeline | None:
    return next(iter(documents(county, PIPELINE).values()), None)


def _offered(county: str, first: date, last: date) -> Iterable[HandOver]:
    rows = HandOver.objects.filter(county_id=county, accepted_on=None, declined_on=None, due__range=(first, last))
    return rows.select_related("project", "giver", "receiver")


def _standing_still(county: str, first: date, last: date) -> Iterable[Project]:
    rules = _rules(county)
    if rules is None:
        return ()
    calendar, days = current_calendar(), rules.stuck_after
    since = (moved_before(calendar, first, days), moved_before(calendar, last, days))
    rows = Project.objects.filter(county_id=county, state__in=[s.name for s in OPEN], moved_on__range=since)
    return [row for row in rows.select_related("keeper", "chain__office") if first <= _stuck_on(row) <= last]


def _stuck_on(project: Project) -> date:
    """The day on which the project counts as stuck; never, while the calendar of that year is not out."""
    return current_calendar().rung(project.moved_on, pipeline_of(project.county_id).stuck_after) or date.max


def _unreported(county: str, first: date, last: date) -> Iterable[Trip]:
    rules = _rules(county)
    if rules is None:
        return ()
    calendar, days = current_calendar(), rules.report_within
    since = (moved_before(calendar, first, days), moved_before(calendar, last, days))
    rows = Trip.objects.filter(county_id=county, returned_on=None, set_out_on__range=since)
    return [row for row in rows.select_related("promoting") if first <= _report_due(row) <= last]


def _report_due(trip: Trip) -> date:
    return current_calendar().rung(trip.set_out_on, pipeline_of(trip.county_id).report_within) or date.max


def _planned(county: str, first: date, last: date) -> Iterable[ReserveProject]:
    rows = ReserveProject.objects.filter(county_id=county, state=PLANNED.name, planned_for__range=(first, last))
    return rows.select_related("keeper")


register(
    Due(
        name="projects.hand_over",
        label=_("项目交接"),
        rows=_offered,
        due=attrgetter("due"),
        readers=lambda row: [row.receiver],
        superiors=lambda row: [row.giver],
        words=lambda row: gettext("接收项目“%s”") % row.project,
        about=attrgetter("project"),
        steps=(1, 0, -1),
    )
)
register(
    Due(
        name="projects.stuck",
        label=_("项目停滞"),
        rows=_standing_still,
        due=_stuck_on,
        readers=lambda project: [project.keeper],
        superiors=lambda project: [project.chain.office if project.chain else None],
        words=lambda project: gettext("项目“%s”没有进展") % project,
        since=attrgetter("moved_on"),
        steps=(3, 0, -5),
        happens=_("算停滞"),
    )
)
register(
    Due(
        name="projects.trip_report",
        label=_("外出招商报成果"),
        rows=_unreported,
        due=_report_due,
        readers=lambda trip: [trip.promoting],
        words=lambda trip: gettext("外出招商“%s”报成果") % trip.purpose,
        called=attrgetter("number"),
        steps=(0, -3),
    )
)
register(
    Due(
        name="projects.reserve_landing",
        label=_("拟落地项目"),
        rows=_planned,
        due=attrgetter("planned_for"),
        readers=lambda project: [project.keeper],
        words=lambda project: gettext("项目“%s”落地") % project,
        called=attrgetter("number"),
        since=attrgetter("planned_on"),
        steps=(20, 5, 0, -5),
    )
)
