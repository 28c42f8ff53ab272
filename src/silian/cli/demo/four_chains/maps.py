"""The maps of the demo's chains, from the templates in `programmes/four-chains/demo/maps/`, and how they were kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from silian.chains import actions
from silian.chains.actions import MakerPlan, NodePlan
from silian.chains.models import Chain, Edge, Node, NodePlace, Stage
from silian.cli.demo import moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.four_chains.maps_data import EventsData, FilledData, MapData, NodeData, TargetData, VerdictData
from silian.cli.demo.four_chains.place import CHAINS_FROM
from silian.cli.demo.reading import folder_of, read_data
from silian.cli.demo.timeline import Story
from silian.kernel.calendar import today

STAGES = {"上游": Stage.UPSTREAM, "中游": Stage.MIDSTREAM, "下游": Stage.DOWNSTREAM}
YEARLY = {"上游": (300, 1500), "中游": (800, 4000), "下游": (500, 3000)}  # an enterprise's output of a node, 万元
FEN = 1_000_000  # in a 万元
EVIDENCE = ("企业年报和实地查看", "食品生产许可证和产品目录", "购销合同和磅单", "实地查看生产线")
LAST_YEARS_LIST = date(2021, 9, 6)  # from which some makers are known and nobody has looked since
CHECKED, LISTED = 0.85, 0.08  # of all makers: those that were looked at this year, and those of last year's list
CRITICALITY = Edge.Criticality


def draw_maps(county: DemoCounty) -> None:
    """Each map is one deed of the chain office."""
    for file in sorted((folder_of(PROGRAMME) / "maps").glob("*.yaml")):
        told = read_data(PROGRAMME, f"maps/{file.name}", MapData)
        plans = [_plan(county, told.chain, node) for node in told.nodes]
        actions.draw_map(
            county.chains[told.chain], plans, on=CHAINS_FROM, evidence="企业填报和行业常识", by=county.clerk
        )


def _plan(county: DemoCounty, chain: str, told: NodeData) -> NodePlan:
    makers = [_maker(county, chain, told, number) for number in told.firms]
    stage = STAGES[told.stage].value
    return NodePlan(told.name, stage, told.industry_class, told.synonyms, inputs=list(_inputs(told)), makers=makers)


def _inputs(told: NodeData) -> Iterator[tuple[str, str, Decimal | None]]:
    kinds = (
        (told.needs, CRITICALITY.REQUIRED),
        (told.may, CRITICALITY.REPLACEABLE),
        (told.aided, CRITICALITY.AUXILIARY),
    )
    for names, criticality in kinds:
        for text in names:
            name, _, share = text.partition(" ")
            yield name, criticality.value, Decimal(share) if share else None


def _maker(county: DemoCounty, chain: str, told: NodeData, number: int) -> MakerPlan:
    """Its output in whole tens of 万元, the same in every telling; what is known of a few is a year old."""
    low, high = YEARLY[told.stage]
    chance = Random(f"{chain} {told.name} {number}")  # noqa: S311  stories, not secrets
    output = chance.randrange(low, high, 10) * FEN
    firm = county.firm(chain, number)
    if chance.random() < LISTED:
        return MakerPlan(firm, output, evidence="2021年企业名录", on=LAST_YEARS_LIST)
    return MakerPlan(firm, output, declared=chance.random() < 0.5, evidence=chance.choice(EVIDENCE))


def mapping(county: DemoCounty, data: EventsData) -> Iterator[Story]:
    """The year of the maps: makers looked at, findings planned and filled or set aside, outside makers courted."""
    for chain, day in zip(county.chains.values(), data.checked, strict=True):
        yield _checked(county, chain, day)
    for filled in data.filled:
        yield _filled(county, filled)
    for verdict in data.verdicts:
        yield _set_aside(county, verdict)
    for target in data.targets:
        yield _courted(county, target)


def _checked(county: DemoCounty, chain: Chain, day: date) -> Story:
    yield moments.on(day, 16, 30)
    places = list(NodePlace.objects.filter(node__chain=chain, to_on=None).select_related("node", "enterprise__unit"))
    chance = Random(f"{chain} {day}")  # noqa: S311  stories, not secrets
    seen = [place for place in places if place.from_on != LAST_YEARS_LIST and chance.random() < CHECKED]
    actions.check_map(chain, seen, on=day, by=county.clerk)


def _filled(county: DemoCounty, told: FilledData) -> Story:
    yield moments.on(told.planned, 10)
    chain, node = county.chains[told.chain], _node(county, told.chain, told.node)
    assert chain.office
    actions.add_plan_task(chain, "fill", told.task, owner=chain.office, due=told.due, node=node, by=county.clerk)
    yield moments.on(told.day, 11)
    firm = county.firm(told.chain, told.firm)
    actions.place_on_node(node, firm, evidence=told.evidence, on=today(), by=county.clerk)


def _set_aside(county: DemoCounty, told: VerdictData) -> Story:
    yield moments.on(told.day, 15)
    actions.say_no_gap(_node(county, told.chain, told.node), told.verb, reason=told.reason, by=county.clerk)


def _courted(county: DemoCounty, told: TargetData) -> Story:
    yield moments.on(told.listed, 14)
    target = actions.add_target(
        _node(county, told.chain, told.node), told.name, place=told.place, follower=county.units[told.follower],
        next_on=told.next, by=county.clerk,
    )  # fmt: skip
    for line in told.evidence:
        actions.add_target_evidence(
            target, part=line.part, strength=line.strength, text=line.text, on=line.day, source=line.source,
            by=county.clerk,
        )  # fmt: skip
    if told.ended:
        yield moments.on(told.ended, 15)
        actions.end_target(target, reason=told.ended_for, by=county.clerk)


def _node(county: DemoCounty, chain: str, name: str) -> Node:
    return Node.objects.get(chain=county.chains[chain], name=name, to_on=None)
