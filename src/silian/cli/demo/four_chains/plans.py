"""三年行动计划 and 目标激励: each chain's tasks over three years, the rankings that were published, two appeals."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from silian.chains import actions as chains
from silian.chains.models import PlanTask
from silian.cli.demo import moments
from silian.cli.demo.four_chains.county import SEED, DemoCounty
from silian.cli.demo.four_chains.people import FORMED
from silian.cli.demo.four_chains.plans_data import AmendedData, AppealData, PlansData, RankingData, TaskData
from silian.cli.demo.timeline import Story
from silian.indicators import actions
from silian.indicators.models import AssessedSheet

SCHEME = "chains"


def plans(county: DemoCounty, data: PlansData) -> Iterator[Story]:
    """Every task of every chain, entered when the committees are formed; then the rankings and the appeals."""
    chance = Random(SEED)  # noqa: S311  of its own, so that the other stories do not shift
    for name in county.chains:
        for number, told in enumerate(data.tasks):
            amended = data.amended if (data.amended.chain, data.amended.task) == (name, number) else None
            yield _task(county, name, told, data, amended, chance)
    for told_ranking in data.rankings:
        yield _ranking(county, told_ranking)
    for appeal in data.appeals:
        yield _appeal(county, appeal, data)


def _task(
    county: DemoCounty, name: str, told: TaskData, data: PlansData, amended: AmendedData | None, chance: Random
) -> Story:
    chain = county.chains[name]
    assert chain.office
    yield moments.on(FORMED + moments.ONE_DAY, 8)
    task = chains.add_plan_task(
        chain, told.deed, told.text.format(chain=name), owner=chain.office, due=told.due, by=county.clerk, goal=told.goal,
        goal_unit=told.unit,
    )  # fmt: skip
    if amended:
        yield moments.on(amended.day, 15)
        _amend(task, amended, county)
    if name in told.dropped:
        yield moments.on(data.dropped_on, 10)
        chains.drop_plan_task(task, reason=told.dropped[name], by=county.clerk)
    if done := told.done_on(name):
        yield moments.some_time_on(done, chance)
        result = told.results.get(name, told.result) if told.goal else None
        chains.complete_plan_task(
            task, on=done, result=result, evidence=told.evidence, by=county.actor_at(chain.office)
        )


def _amend(task: PlanTask, told: AmendedData, county: DemoCounty) -> None:
    chains.amend_plan_task(
        task,
        text=task.text,
        due=task.due,
        goal=told.goal,
        goal_unit=task.goal_unit,
        reason=told.reason,
        by=county.clerk,
    )


def _ranking(county: DemoCounty, told: RankingData) -> Story:
    yield moments.on(told.published, 8, 40)
    actions.publish_assessment(county.code, SCHEME, as_of=told.as_of, by=county.clerk)


def _appeal(county: DemoCounty, told: AppealData, data: PlansData) -> Story:
    """The chain's department appeals; the chain office answers the first, the other waits."""
    chain = county.chains[told.chain]
    assert chain.office
    yield moments.on(told.raised, 14, 20)
    sheet = AssessedSheet.objects.get(chain=chain, assessment__as_of=data.rankings[told.ranking].as_of)
    appeal = actions.raise_appeal(sheet, ground=told.ground, by=county.actor_at(chain.office))
    if told.answered:
        yield moments.on(told.answered, 9, 30)
        actions.answer_appeal(appeal, granted=False, answer=told.answer, by=county.clerk)
