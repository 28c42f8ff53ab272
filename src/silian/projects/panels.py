"""What this room shows elsewhere: what waits on the workbench, the projects of a chain and of an enterprise, a need's origin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.calendar import Light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.panels import Context, Panel, register
from silian.matters.models import Matter
from silian.projects.lifecycle import ENDED
from silian.projects.models import HandOver
from silian.projects.permissions import ENTER, FOLLOW, TAKE_OVER, VIEW
from silian.projects.queries import projects_for, stuck, trips_for, unreported, waiting_for, with_amounts, with_names
from silian.projects.sections import sides_of
from silian.projects.showing import lit

SHOWN = 6


def to_take_over(request: Any) -> Context | None:
    """Hand-overs that wait for this person's acceptance."""
    if not request.actor.may(TAKE_OVER, request.county):
        return None
    rows = list(waiting_for(request.actor, request.county)[:SHOWN])
    if not rows:
        return None
    return {"rows": [(row, _light(row)) for row in rows], "headline": _("等您接收项目 %d 个") % len(rows)}


def _light(row: HandOver) -> Light:
    if row.due is None:
        return Light("none", _("无时限"))
    if row.due < today():
        late = current_calendar().working_days(row.due, today())
        return Light("red", _("逾期 %d 日未接") % late, -late)
    return Light("amber", _("%s 前接收") % f"{row.due:%m-%d}")


def standing_still(request: Any) -> Context | None:
    """Stuck projects with their keepers, and trips without a report, for those who can move them."""
    by, county = request.actor, request.county
    if not by.may(FOLLOW, county) or not _kept(county):
        return None
    rows = stuck(with_amounts(with_names(projects_for(by, county, FOLLOW))), county)
    total = rows.count()
    trips = list(unreported(trips_for(by, county, ENTER))[:SHOWN]) if by.may(ENTER, county) else []
    if not total and not trips:
        return None
    headline = _("停滞项目 %d 个") % total if total else ""
    return {
        "rows": lit(rows[:SHOWN], county),
        "total": total,
        "more": total - SHOWN,
        "trips": trips,
        "headline": headline,
    }


def _kept(county: str) -> bool:
    """Whether a programme in force keeps projects here."""
    try:
        return bool(sides_of(county))
    except Refused:
        return False


def of_chain(request: Any, chain: Chain) -> Context | None:
    return _projects(request, f"?chain={chain.pk}", chain=chain)


def of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    return _projects(request, "", enterprise=enterprise)


def _projects(request: Any, more: str, **condition: Any) -> Context | None:
    if not request.actor.may(VIEW, request.county) or not _kept(request.county):
        return None
    rows = projects_for(request.actor, request.county).filter(**condition).exclude(state=ENDED.name)
    shown = lit(with_amounts(with_names(rows)).order_by("-moved_on", "-number")[:SHOWN], request.county)
    return {"rows": shown, "more": more} if shown else None


def of_matter(request: Any, matter: Matter) -> Context | None:
    """The project on which a matter was raised."""
    found = projects_for(request.actor, request.county).filter(needs__matter=matter).first()
    return {"project": found} if found else None


register(Panel("projects.to_take_over", "projects/panels/to_take_over.html", to_take_over))
register(Panel("projects.stuck", "projects/panels/stuck.html", standing_still))
register(Panel("projects.chain", "projects/panels/projects.html", of_chain, page="chains.chain"))
register(Panel("projects.enterprise", "projects/panels/projects.html", of_enterprise, page="chains.enterprise"))
register(Panel("projects.matter", "projects/panels/matter.html", of_matter, column="aside", page="matters.matter"))
