"""Papers: the statistics that come from elsewhere, with their documents, and the briefings that were published."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from silian.briefings.actions import publish_briefing
from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import ExternalData, IssueData
from silian.cli.demo.timeline import Story
from silian.indicators.actions import enter_external_figure
from silian.indicators.queries import Extent


def papers(county: DemoCounty) -> Iterator[Story]:
    for told in county.data.external:
        yield _external_figure(county, told)
    for issue in county.data.issues:
        yield _issue(county, issue)


def _external_figure(county: DemoCounty, told: ExternalData) -> Story:
    bureau = county.units[county.data.statistics]
    yield moments.on(told.entered, 10)
    enter_external_figure(
        bureau, told.indicator, until=told.until, value=Decimal(told.value), document=told.document, reason=told.reason,
        files=[evidence.letter(told.document, told.document)], by=county.actor_at(bureau),
    )  # fmt: skip


def _issue(county: DemoCounty, told: IssueData) -> Story:
    """A briefing is published, and its figures keep their records from then on."""
    yield moments.on(told.published, 11)
    publish_briefing(Extent(county.code), "four-chains", as_of=told.as_of, by=county.clerk)
