"""Entering a project 在谈, correcting what was entered, and naming the enterprise that it became."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance
from silian.kernel.numbering import next_number
from silian.organisations.models import Unit
from silian.projects.actions._checking import begin, business_day, needed, positive
from silian.projects.lifecycle import TALKS
from silian.projects.models import Forecast, Keeping, Project, Trip
from silian.projects.permissions import ENTER
from silian.projects.queries import unit_of_side
from silian.projects.sections import pipeline_of, sides_of


@transaction.atomic
def enter_project(
    promoting: Unit,
    name: str,
    *,
    investor: str,
    by: Actor,
    talks_on: date | None = None,
    summary: str = "",
    chain: Chain | None = None,
    trip: Trip | None = None,
    expected: int | None = None,
) -> Project:
    """Enters a project in talks, for the unit that promotes it; the first side keeps it from that day.

    `expected` is the total investment that the talks are about, in fen.
    """
    require(ENTER, promoting, by)
    county = promoting.county_id
    name = _own_name(county, name)
    _same_county(county, chain, trip)
    on = talks_on or today()
    business_day(on, trip.set_out_on if trip else on, "talks_on")
    side = sides_of(county)[0]
    keeper = unit_of_side(county, side)
    project = Project(
        county_id=county, number=next_number(county, "project", today().year, pipeline_of(county).number),
        name=name, summary=summary.strip(), investor=needed(investor, "investor", 100), promoting=promoting, chain=chain,
        trip=trip, talks_on=on, moved_on=on, keeper=keeper, side=side.name,
    )  # fmt: skip
    admit(project, TALKS.name, by=by, source=str(promoting))
    Keeping(county_id=county, project=project, unit=keeper, side=side.name, from_on=on).save(force_insert=True)
    if expected is not None:
        fen = positive(expected, "expected")
        Forecast(county_id=county, project=project, on=on, fen=fen, ground=_("洽谈")).save(force_insert=True)
    return project


@transaction.atomic
def amend_project(
    project: Project,
    *,
    by: Actor,
    name: str,
    investor: str,
    summary: str = "",
    chain: Chain | None = None,
    version: int | None = None,
) -> Project:
    """Corrects what was entered. A corrected chain corrects the figures of earlier days too."""
    fresh = begin(project, "amend", by=by, version=version)
    _same_county(fresh.county_id, chain)
    name = name if name.strip() == fresh.name else _own_name(fresh.county_id, name)
    investor = needed(investor, "investor", 100)
    return advance(project, "amend", by=by, name=name.strip(), investor=investor, summary=summary.strip(), chain=chain)


@transaction.atomic
def link_enterprise(project: Project, enterprise: Enterprise, *, by: Actor, version: int | None = None) -> Project:
    """Names the enterprise that the project became; its own people see the project from then on."""
    begin(project, "link", by=by, version=version)
    _same_county(project.county_id, enterprise)
    return advance(project, "link", by=by, enterprise=enterprise)


def _own_name(county: str, name: str) -> str:
    kept = needed(name, "name", 60)
    if Project.objects.filter(county_id=county, name=kept, ended_on=None).exists():
        raise Refused(_("本县已有项目“%s”，请核对是不是同一个。") % kept, {"name": _("项目重名。")})
    return kept


def _same_county(county: str, *records: Chain | Trip | Enterprise | None) -> None:
    for record in records:
        if record is not None and record.county_id != county:
            raise Refused(_("“%s”不在本县。") % record)
