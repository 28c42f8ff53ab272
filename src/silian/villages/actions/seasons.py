"""种养季: reporting what was planted, what was harvested, and why a season gave too little grain."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.organisations.models import Unit
from silian.villages.actions._checking import Files, happened, keep_proof, mu, needed, positive
from silian.villages.models import Baseline, Season, Village
from silian.villages.permissions import CHECK, ENTER, REPORT
from silian.villages.queries import baseline_for, is_below
from silian.villages.sections import patterns_of, rules_of


@transaction.atomic
def set_baseline(unit: Unit, *, year: int, kilograms: int, source: str, by: Actor) -> Baseline:
    """What a mu of plain rice gave in the unit's fields in a year; it holds for everything below that has none of its own."""
    require(ENTER, unit, by)
    row = Baseline(
        county_id=unit.county_id, unit=unit, year=year, kilograms=positive(kilograms, "kilograms"),
        source=needed(source, "source", 120),
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"year": year, "kilograms": kilograms, "source": row.source}
    journal.append(unit.county_id, "villages.set_baseline", by=by, subject=journal.subject_of(unit), after=after)
    return row


@transaction.atomic
def plant(
    village: Village, *, pattern: str, area: Decimal, on: date, by: Actor, plot: str = "", proof: Files = ()
) -> Season:
    """What a village planted in a year with one pattern, in mu: its whole, or one plot."""
    require(REPORT, village, by)
    happened(on)
    if pattern not in patterns_of(village.county_id):
        raise Refused(_("没有这种种养模式。"), {"pattern": _("请从列表里选。")})
    name = plot.strip()[:60]
    if village.seasons.filter(year=on.year, pattern=pattern, plot=name).exists():
        raise Refused(_("这个村 %d 年这种模式的这块地已经登记。") % on.year, {"plot": _("换一块地，或去改已登记的。")})
    season = Season(
        county_id=village.county_id, village=village, year=on.year, pattern=pattern, plot=name, area=mu(area),
        planted_on=on,
    )  # fmt: skip
    season.save(force_insert=True)
    after = {"pattern": pattern, "area": str(area), "on": on.isoformat(), "files": keep_proof(season, proof, by=by)}
    journal.append(season.county_id, "villages.plant", by=by, subject=journal.subject_of(season), after=after)
    return season


@transaction.atomic
def harvest(
    season: Season, *, grain: int, side_fen: int, on: date, by: Actor, version: int | None = None, proof: Files = ()
) -> Season:
    """Grain in kilograms and side income in fen. Less grain than the programme's share of plain rice waits for a check."""
    fresh = lock(season, version=version)
    require(REPORT, fresh, by)
    if fresh.harvested_on:
        raise Refused(_("这一季已在 %s 报过产量，有误请更正。") % fresh.harvested_on)
    happened(on, since=fresh.planted_on)
    keep_proof(fresh, proof, by=by)
    changes = judged(fresh, grain, side_fen, on)
    return record_change(season, "harvest", by=by, harvested_on=on, **changes)


@transaction.atomic
def amend_season(
    season: Season, *, area: Decimal, reason: str, by: Actor, grain: int | None = None, side_fen: int | None = None,
    version: int | None = None,
) -> Season:  # fmt: skip
    """更正 of a report, with its reason; figures follow the corrected record."""
    fresh = lock(season, version=version)
    require(REPORT, fresh, by)
    fresh.area = mu(area)
    changes: dict[str, Any] = {}
    if fresh.harvested_on:
        if grain is None or side_fen is None:
            raise Refused(_("这一季已收获，请把产量和增收也填上。"), {"grain": _("请填写。")})
        changes = judged(fresh, grain, side_fen, fresh.harvested_on)
    return record_change(season, "amend_season", by=by, note=needed(reason, "reason"), area=fresh.area, **changes)


def judged(season: Season, grain: int, side_fen: int, on: date) -> dict[str, Any]:
    """What a harvest makes of the record: the baseline as it holds now, and by when too little grain is explained."""
    if grain < 0 or side_fen < 0:
        raise Refused(_("产量和增收不能小于零。"), {"grain": _("不能小于零。")})
    baseline = baseline_for(season.village.unit, season.year, on)
    below = is_below(grain, season.area, baseline, rules_of(season.county_id).grain_share)
    due = check_due_from(season.county_id, today()) if below else None
    return {"grain": grain, "side_fen": side_fen, "baseline": baseline, "check_due": due}


def check_due_from(county: str, day: date) -> date:
    within = rules_of(county).check_within
    return current_calendar().rung(day, within) or day + timedelta(days=2 * within)


@transaction.atomic
def check_season(season: Season, *, finding: str, by: Actor, version: int | None = None) -> Season:
    """核查: why the grain was less, and what is done about it, by somebody who went to see."""
    fresh = lock(season, version=version)
    require(CHECK, fresh, by)
    if fresh.check_due is None or fresh.checked_on:
        raise Refused(_("这一季不需要核查，或已经核查过。"))
    return record_change(season, "check_season", by=by, checked_on=today(), finding=needed(finding, "finding", 300))
