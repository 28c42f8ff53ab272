"""储备项目: into the reserve, planned to land, landed or dropped; what it is expected to cost; asking for finance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance, lock
from silian.kernel.money import show
from silian.kernel.numbering import next_number
from silian.matters.actions import Raiser, raise_matter
from silian.matters.models import Channel, Matter
from silian.organisations.models import Unit
from silian.projects.actions._checking import business_day, needed, positive
from silian.projects.models import Estimate, ReserveLevel, ReserveProject
from silian.projects.permissions import KEEP_RESERVE
from silian.projects.reserve_section import reserve_of
from silian.projects.reserving import LIFECYCLE, PLANNED, RESERVED


@dataclass(frozen=True)
class Expected:
    """What a project is expected 预计 to cost and to borrow, in fen, by a source document."""

    investment: int
    finance: int
    source: str


@transaction.atomic
def reserve_project(
    keeper: Unit, name: str, *, level: str, expected: Expected, by: Actor, on: date | None = None,
    township: Unit | None = None, content: str = "",
) -> ReserveProject:  # fmt: skip
    """入库: into the reserve of a level, kept by this unit."""
    project = _new(keeper, name, by, township, content)
    project.level = ReserveLevel(level)
    project.reserved_on = business_day(on or today(), date.min)
    return _enter(project, RESERVED.name, expected, project.reserved_on, by)


@transaction.atomic
def plan_outright(
    keeper: Unit, name: str, *, planned_for: date, expected: Expected, by: Actor, on: date | None = None,
    township: Unit | None = None, content: str = "",
) -> ReserveProject:  # fmt: skip
    """直接列入拟落地: a project that never stood in a reserve, meant to land by a day."""
    project = _new(keeper, name, by, township, content)
    project.planned_on = business_day(on or today(), date.min)
    project.planned_for = _ahead(planned_for, project.planned_on)
    return _enter(project, PLANNED.name, expected, project.planned_on, by)


@transaction.atomic
def plan_landing(
    project: ReserveProject, *, planned_for: date, by: Actor, on: date | None = None, version: int | None = None
) -> ReserveProject:
    """拟落地: out of the reserve, meant to land by a day; the keeper is reminded of it."""
    fresh = _begin(project, "plan", by, version)
    day = business_day(on or today(), fresh.reserved_on or date.min)
    return advance(project, "plan", by=by, planned_on=day, planned_for=_ahead(planned_for, day))


@transaction.atomic
def postpone_landing(
    project: ReserveProject, *, planned_for: date, ground: str, by: Actor, version: int | None = None
) -> ReserveProject:
    """改计划日期: with its reason, which stays in the history."""
    _begin(project, "postpone", by, version)
    said = needed(ground, "ground")
    return advance(project, "postpone", by=by, note=said, planned_for=_ahead(planned_for, today()))


@transaction.atomic
def land_reserve_project(
    project: ReserveProject, *, by: Actor, on: date | None = None, version: int | None = None
) -> ReserveProject:
    """落地: it is built now and no longer planned."""
    fresh = _begin(project, "land", by, version)
    return advance(project, "land", by=by, landed_on=business_day(on or today(), fresh.planned_on or date.min))


@transaction.atomic
def drop_reserve_project(
    project: ReserveProject, *, ground: str, by: Actor, on: date | None = None, version: int | None = None
) -> ReserveProject:
    """出库, with the reason."""
    fresh = _begin(project, "drop", by, version)
    said = needed(ground, "ground")
    day = business_day(on or today(), fresh.planned_on or fresh.reserved_on or date.min)
    return advance(project, "drop", by=by, note=said, dropped_on=day, ground=said)


@transaction.atomic
def revise_estimate(
    project: ReserveProject, *, expected: Expected, by: Actor, on: date | None = None, version: int | None = None
) -> ReserveProject:
    """调整预计: what it will cost and has to borrow, from this day's view."""
    _begin(project, "estimate", by, version)
    latest = project.estimates.last()
    estimate = _estimate(project, expected, business_day(on or today(), latest.on if latest else date.min))
    details = {"investment": estimate.investment, "finance": estimate.finance, "on": estimate.on}
    return advance(project, "estimate", by=by, note=estimate.source, details=details)


@transaction.atomic
def ask_finance(project: ReserveProject, *, by: Actor, detail: str = "", version: int | None = None) -> Matter:
    """提融资需求: a matter of the ledger, in the keeper's name, in which a product and an officer are found for it."""
    fresh = _begin(project, "ask_finance", by, version)
    kind, _rules = reserve_of(fresh.county_id)
    estimate = fresh.estimates.last()
    wanted = estimate.finance if estimate else 0
    matter = raise_matter(
        fresh.county_id, kind=kind, title=_("%(name)s融资需求%(sum)s") % {"name": fresh.name, "sum": show(wanted, "万元")},
        detail=detail or fresh.content, by=by, raiser=Raiser(unit=fresh.keeper), channel=Channel.OTHER,
        located_in=fresh.township, answers={"amount": show(wanted)}, origin=("projects.reserveproject", str(fresh.pk)),
    )  # fmt: skip
    advance(project, "ask_finance", by=by, need=matter, details={"matter": str(matter)})
    return matter


def _new(keeper: Unit, name: str, by: Actor, township: Unit | None, content: str) -> ReserveProject:
    require(KEEP_RESERVE, keeper, by)
    county, name = keeper.county_id, needed(name, "name", 80)
    if township and township.county_id != county:
        raise Refused(_("乡镇要在本县。"), {"township": _("请选本县乡镇。")})
    if ReserveProject.objects.filter(county_id=county, name=name, landed_on=None, dropped_on=None).exists():
        sentence = _("储备库里已有同名项目，请核对是不是同一个。")
        raise Refused(sentence, {"name": sentence})
    return ReserveProject(county_id=county, name=name, keeper=keeper, township=township, content=content.strip())


def _enter(project: ReserveProject, state: str, expected: Expected, on: date, by: Actor) -> ReserveProject:
    _kind, rules = reserve_of(project.county_id)
    project.number = next_number(project.county_id, "reserve", today().year, rules.number)
    admit(project, state, by=by, source=expected.source)
    _estimate(project, expected, on)
    return project


def _estimate(project: ReserveProject, expected: Expected, on: date) -> Estimate:
    if expected.finance > positive(expected.investment, "investment"):
        raise Refused(_("融资需求不能超过预计投资。"), {"finance": _("不能超过预计投资。")})
    estimate = Estimate(
        county_id=project.county_id, project=project, on=on, investment=expected.investment, finance=expected.finance,
        source=needed(expected.source, "source", 120),
    )  # fmt: skip
    estimate.save(force_insert=True)
    return estimate


def _begin(project: ReserveProject, step: str, by: Actor, version: int | None) -> ReserveProject:
    """The project, locked, for somebody who may take this step; `advance()` asks stage and guards."""
    fresh = lock(project, version=version)
    require(LIFECYCLE.steps[step].needs, fresh, by)
    return fresh


def _ahead(planned_for: date, since: date) -> date:
    if planned_for < since:
        raise Refused(_("计划落地日期不能早于 %s。") % since, {"planned_for": _("不能早于 %s。") % since})
    return planned_for
