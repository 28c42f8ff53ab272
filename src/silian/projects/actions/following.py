"""What the keeper records on the way: progress, needs, the forecast, what was really invested."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.lifecycles import advance
from silian.matters.actions import Raiser, raise_matter
from silian.matters.models import Channel, Matter
from silian.projects.actions._checking import Files, begin, business_day, keep_proof, needed, positive
from silian.projects.models import Forecast, Investment, Need, Project
from silian.projects.sections import kind_of_needs


@transaction.atomic
def record_progress(
    project: Project, *, words: str, by: Actor, proof: Files = (), version: int | None = None
) -> Project:
    """记进展: a sentence in the project's history, and the project is not stuck any more."""
    fresh = begin(project, "record_progress", by=by, version=version)
    said = needed(words, "words", 500)
    details = {"files": keep_proof(fresh, proof, by=by)}
    return advance(project, "record_progress", by=by, note=said, details=details, moved_on=today())


@transaction.atomic
def raise_need(project: Project, *, title: str, by: Actor, detail: str = "", version: int | None = None) -> Matter:
    """提需求: a matter of the ledger, raised by the enterprise that the project became, or else by its keeper."""
    fresh = begin(project, "raise_need", by=by, version=version)
    raiser = fresh.enterprise.unit if fresh.enterprise else fresh.keeper
    matter = raise_matter(
        fresh.county_id, kind=kind_of_needs(fresh.county_id), title=title, detail=detail, by=by,
        raiser=Raiser(unit=raiser), channel=Channel.OTHER, chain=fresh.chain, located_in=fresh.township,
        origin=("projects.project", str(fresh.pk)),
    )  # fmt: skip
    Need(county_id=fresh.county_id, project=fresh, matter=matter).save(force_insert=True)
    advance(project, "raise_need", by=by, details={"matter": str(matter)}, moved_on=today())
    return matter


@transaction.atomic
def revise_forecast(
    project: Project, *, fen: int, ground: str, by: Actor, on: date | None = None, version: int | None = None
) -> Forecast:
    """调整预计: how much will be invested in all, from this day's view, in fen, and what makes one think so."""
    fresh = begin(project, "forecast", by=by, version=version)
    day = business_day(on or today(), fresh.talks_on)
    forecast = Forecast(
        county_id=fresh.county_id, project=fresh, on=day, fen=positive(fen), ground=needed(ground, "ground")
    )
    forecast.save(force_insert=True)
    details = {"fen": forecast.fen, "on": day}
    advance(project, "forecast", by=by, note=forecast.ground, details=details, moved_on=max(fresh.moved_on, day))
    return forecast


@transaction.atomic
def record_investment(
    project: Project, *, on: date, fen: int, source: str, by: Actor, version: int | None = None
) -> Investment:
    """记完成投资: what was invested in the period that ends on this day (fen), by a source document."""
    fresh = begin(project, "invest", by=by, version=version)
    day = business_day(on, fresh.signed_on or fresh.talks_on)
    investment = Investment(
        county_id=fresh.county_id, project=fresh, on=day, fen=positive(fen), source=needed(source, "source", 100)
    )
    investment.save(force_insert=True)
    details = {"fen": investment.fen, "on": day, "source": _("来源：%s") % investment.source}
    advance(project, "invest", by=by, details=details, moved_on=max(fresh.moved_on, day))
    return investment
