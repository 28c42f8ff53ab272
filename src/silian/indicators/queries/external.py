"""External figures: their entries, for which units somebody may enter them, and which are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from silian.indicators.models import ExternalFigure
from silian.indicators.models.external import QUARTER_ENDS, period_words
from silian.indicators.permissions import ENTER
from silian.indicators.sections import INDICATORS
from silian.indicators.sections.indicators import Entering, Indicators
from silian.kernel.access import Actor
from silian.kernel.attachments import Attachment
from silian.kernel.programmes import documents
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import units_of_kind

RESPONSIBLE = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


@dataclass(frozen=True)
class DueFigure:
    """An external figure of a quarter that has ended, which its unit has not entered yet."""

    indicator: str
    name: str
    unit: Unit
    until: date
    due: date

    @property
    def pk(self) -> str:
        return f"{self.indicator}:{self.until}"

    @property
    def period(self) -> str:
        return period_words(self.until)


def entries_of(county: str, indicator: str) -> QuerySet[ExternalFigure]:
    """Every entry of an external indicator, the newest first, with the ones that were replaced."""
    rows = ExternalFigure.objects.filter(county_id=county, indicator=indicator)
    return rows.select_related("unit").prefetch_related("replaced_by").order_by("-until", "-id")


def with_files(entries: Iterable[ExternalFigure]) -> list[ExternalFigure]:
    """The entries, each with the files of its source document under `files`. One query for all."""
    rows = list(entries)
    kept: dict[str, list[Attachment]] = {}
    for file in Attachment.objects.filter(
        subject_kind=ExternalFigure._meta.label_lower, subject_id__in=[str(row.pk) for row in rows]
    ).order_by("at", "id"):
        kept.setdefault(file.subject_id, []).append(file)
    for row in rows:
        row.files = kept.get(str(row.pk), [])  # type: ignore[attr-defined]
    return rows


def units_entering(county: str, by: Actor) -> QuerySet[Unit]:
    """The units in whose name this person may enter a figure."""
    units = units_of_kind(county, *RESPONSIBLE)
    held = [grant.units for grant in by.grants if grant.county == county and grant.reach.get(ENTER.name)]
    if by.unlimited or None in held:
        return units
    return units.filter(pk__in=frozenset().union(*(keys for keys in held if keys)))


def figures_due(county: str, day: date) -> list[DueFigure]:
    """The external figures that wait on this day: of the last quarter that ended before it, and not entered yet.

    A figure speaks of the year to that day, so an earlier quarter that was left out is not asked for any more.
    """
    until = last_quarter_end(day)
    wanted = [(told, document) for document in documents(county, INDICATORS).values() for told in document.entering]
    if not wanted:
        return []
    rows = ExternalFigure.objects.filter(county_id=county, until=until)
    entered = set(rows.values_list("indicator", flat=True))
    names = {told.by for told, _document in wanted}
    units = {unit.name: unit for unit in units_of_kind(county, *RESPONSIBLE).filter(name__in=names)}
    due = (each for told, document in wanted for each in _due(told, document, until, units))
    return [each for each in due if each.indicator not in entered]


def _due(told: Entering, document: Indicators, until: date, units: Mapping[str, Unit]) -> Iterator[DueFigure]:
    titles = {str(raw["id"]): str(raw["name"]) for raw in document.indicators}
    if unit := units.get(told.by):
        for name in told.indicators:
            yield DueFigure(name, titles[name], unit, until, until + timedelta(days=told.within))


def last_quarter_end(day: date) -> date:
    """The last end of a quarter before this day."""
    return max(date(year, *end) for year in (day.year - 1, day.year) for end in QUARTER_ENDS if date(year, *end) < day)
