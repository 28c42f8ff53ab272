"""How a reading is counted: one pass a fact over the county for today, and one for a week ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.indicators.catalogue import Entry, catalogue
from silian.indicators.presentation import light, number, shown
from silian.indicators.queries import Change, Extent, Figure, Status, figures_of, progress_of, ranking
from silian.indicators.sections import Target
from silian.web.dashboard.reading import Pace, Reading, Shown, Tile
from silian.web.sections import Dashboard, dashboard_of

WEEK = timedelta(days=7)
OVERDUE = "overdue_matters"


def count(county: str, day: date, moment: datetime) -> Reading:
    """Counts everything anew, as it stands at the end of this day."""
    declared = dashboard_of(county)
    if declared is None:
        return Reading(moment, day)
    programme, dashboard = declared
    entries = catalogue(county, day, programme)
    told = {each.id: each for each in _told(entries, county, day)}
    tiles = tuple(_tiles(county, dashboard, day)) if dashboard.scheme else ()
    return Reading(
        moment, day, dashboard.scheme, tuple(told[name] for name in dashboard.figures if name in told), tiles,
        tuple(each for each in told.values() if each.moved), _by_colour(told), told.get(OVERDUE),
    )  # fmt: skip


def _figures(entries: list[Entry], county: str, day: date) -> list[Figure]:
    return figures_of([entry for entry in entries if not isinstance(entry.definition, Target)], Extent(county), day)


def _told(entries: list[Entry], county: str, day: date) -> Iterator[Shown]:
    """Every figure of the programme as it stands, beside its target and the week before."""
    figures = [each for each in _figures(entries, county, day) if each.status is not Status.NOT_KEPT]
    before = {each.id: each for each in _figures(entries, county, day - WEEK)}
    progress = progress_of(figures, entries, day)
    for figure in figures:
        judged = light(progress[figure.id]) if figure.id in progress else None
        url = f"{reverse('indicators:drawer', args=[figure.id])}?{urlencode({'as_of': day.isoformat()})}"
        yield Shown(
            figure.id, figure.name, shown(figure), figure.unit, url, judged, _moved(figure, before.get(figure.id))
        )


def _moved(now: Figure, before: Figure | None) -> str:
    """By how much a counted figure moved in a week, with its sign; a window that began meanwhile has no week before."""
    if before is None or now.status is not Status.KEPT:
        return ""
    if now.period and before.period and now.period.start != before.period.start:
        return ""
    difference = Change(now, before).difference
    if not difference:
        return ""
    return f"{'+' if difference > 0 else '−'}{number(abs(difference))}"


def _by_colour(told: Mapping[str, Shown]) -> dict[str, list[Shown]]:
    judged: dict[str, list[Shown]] = {"green": [], "amber": [], "red": []}
    for figure in told.values():
        if figure.light and figure.light.colour in judged:
            judged[figure.light.colour].append(figure)
    return judged


def _tiles(county: str, dashboard: Dashboard, day: date) -> Iterator[Tile]:
    """The chains in the order of their ranks, those that are not ranked behind."""
    before = {each.member.key: each.rank for each in ranking(county, dashboard.scheme, day - WEEK).standings}
    for standing in ranking(county, dashboard.scheme, day).standings:
        member, rank, total = standing.member, standing.rank, standing.sheet.total
        if rank is None or total is None:
            yield Tile(str(member.key), member.name, _("不参评"), "none", None)
            continue
        rose, score = (before.get(member.key) or rank) - rank, number(Fraction(total), 1)
        pace = _pace(total, dashboard)
        if standing.sheet.barred:  # stands last whatever it scored
            pace, score = "red", _("一票否决")
        yield Tile(str(member.key), member.name, score, pace, rank, rose)


def _pace(total: Decimal, dashboard: Dashboard) -> Pace:
    if total >= dashboard.on_track:
        return "green"
    return "amber" if total >= dashboard.slow else "red"
