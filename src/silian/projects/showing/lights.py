"""The light of a project: waiting to be taken over, standing still, or moving. For a whole list in a few queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, WorkCalendar, today
from silian.kernel.calendar.table import current_calendar
from silian.projects.lifecycle import AT_CAPACITY, ENDED
from silian.projects.models import HandOver, Project
from silian.projects.sections import pipeline_of
from silian.projects.showing.words import in_words


@dataclass(frozen=True)
class Row:
    """A project in a list: its light, and its amount with the word that says which one it is."""

    project: Project
    light: Light
    amount: str = ""
    amount_is: str = ""


def lit(projects: Iterable[Project], county: str) -> list[Row]:
    """The projects with their lights; amounts only where the rows came from `with_amounts()`."""
    rows = list(projects)
    offered = [row.pk for row in rows if row.offered_to_id]
    waiting = HandOver.objects.filter(project__in=offered, accepted_on=None, declined_on=None) if offered else ()
    by_project = {each.project_id: each for each in waiting}
    calendar, limit = current_calendar(), pipeline_of(county).stuck_after
    return [Row(row, _light(row, by_project, calendar, limit), *_amount(row)) for row in rows]


def _light(project: Project, waiting: dict[UUID, HandOver], calendar: WorkCalendar, limit: int) -> Light:
    if project.state == ENDED.name:
        return Light("none", _("已终止"))
    if project.state == AT_CAPACITY.name:
        return Light("done", _("达产"))
    if offered := waiting.get(project.pk):
        return _of_hand_over(offered, calendar)
    still = calendar.working_days(project.moved_on, today())
    if still >= limit:
        return Light("red", _("停滞 %d 日") % still, -still)
    return Light("green", _("%d 日前有进展") % still if still else _("今天有进展"), limit - still)


def _of_hand_over(offered: HandOver, calendar: WorkCalendar) -> Light:
    if offered.due and offered.due < today():
        late = calendar.working_days(offered.due, today())
        return Light("red", _("逾期 %d 日未接") % late, -late)
    return Light("amber", _("等待接收"))


def _amount(project: Project) -> tuple[str, str]:
    agreed, expected = getattr(project, "agreed", None), getattr(project, "expected", None)
    if agreed is not None:
        return in_words(agreed), _("协议")
    return (in_words(expected), _("预计")) if expected is not None else ("", "")
