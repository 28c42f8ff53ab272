"""Which unit is a side of the hand-overs, and who comes next."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.organisations.models import Body, Unit
from silian.organisations.queries import in_force
from silian.projects.models import Project
from silian.projects.sections import Side, pipeline_of, sides_of


def unit_of_side(county: str, side: Side) -> Unit:
    """The county's unit on this side today; refuses where it was never formed."""
    body = _bodies(county, side).filter(subject_kind="county").first()
    if body is None:
        raise Refused(_("还没有成立%s。请先在组织图里按模式成立。") % side.title)
    return body.unit


def place_body(project: Project) -> Unit | None:
    """The organisation of the place where the project landed, the last side."""
    rows = _bodies(project.county_id, sides_of(project.county_id)[-1])
    body = rows.filter(subject_kind="project", subject_id=str(project.pk)).first()
    return body.unit if body else None


def next_side(project: Project) -> tuple[Side, Unit]:
    """Who receives the project from its present keeper; refuses where nobody comes after it, or not yet."""
    sides = sides_of(project.county_id)
    at = [side.name for side in sides].index(project.side) + 1
    if at == len(sides):
        raise Refused(_("%s是最后一棒，跟办到达产。") % sides[-1].title)
    side = sides[at]
    unit = place_body(project) if at == len(sides) - 1 else unit_of_side(project.county_id, side)
    if unit is None:
        raise Refused(_("项目落地后才能交给%s。") % side.title)
    return side, unit


def _bodies(county: str, side: Side) -> QuerySet[Body]:
    formation = pipeline_of(county).keepers.formation
    rows = Body.objects.filter(in_force(today()), county_id=county, formation=formation, level=side.name)
    return rows.select_related("unit").order_by("from_on", "pk")
