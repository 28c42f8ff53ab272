"""Plans and papers: each chain's plan, the statistics that come from elsewhere, the briefings that were published."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from silian.briefings.actions import publish_briefing
from silian.chains import actions as chains
from silian.cli.demo import moments
from silian.cli.demo.county import DemoCounty
from silian.cli.demo.data import ExternalData, IssueData, PlanTaskData
from silian.cli.demo.people import FORMED
from silian.cli.demo.timeline import Story
from silian.indicators.actions import enter_external_figure
from silian.indicators.queries import Extent

EVERY_FIFTH = 5  # chain is behind with its plan


def plans(county: DemoCounty) -> Iterator[Story]:
    """一个产业链、一套方案: four tasks a chain, entered when the committees are formed."""
    for order, name in enumerate(county.chains):
        for task in county.data.plan:
            yield _plan_task(county, name, task, left_lying=order % EVERY_FIFTH == EVERY_FIFTH - 1)


def _plan_task(county: DemoCounty, name: str, told: PlanTaskData, left_lying: bool) -> Story:
    chain = county.chains[name]
    assert chain.office
    yield moments.on(FORMED + moments.ONE_DAY, 8)
    task = chains.add_plan_task(
        chain, told.deed, told.text.format(chain=name), owner=chain.office, due=told.due, by=county.clerk
    )
    if told.done and not left_lying:
        yield moments.some_time_on(told.done, county.chance)
        chains.complete_plan_task(task, on=told.done, evidence=told.evidence, by=county.actor_at(chain.office))


def papers(county: DemoCounty) -> Iterator[Story]:
    for told in county.data.external:
        yield _external_figure(county, told)
    for issue in county.data.issues:
        yield _issue(county, issue)


def _external_figure(county: DemoCounty, told: ExternalData) -> Story:
    bureau = county.units[county.data.statistics]
    yield moments.on(told.entered, 10)
    enter_external_figure(
        bureau, told.indicator, until=told.until, value=Decimal(told.value), document=told.document,
        by=county.actor_at(bureau),
    )  # fmt: skip


def _issue(county: DemoCounty, told: IssueData) -> Story:
    """A briefing is published, and its figures keep their records from then on."""
    yield moments.on(told.published, 11)
    publish_briefing(Extent(county.code), "four-chains", as_of=told.as_of, by=county.clerk)
