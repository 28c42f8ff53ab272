"""The maps of the demo's chains, from the templates in `programmes/four-chains/demo/maps/`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Literal

from silian.chains.actions import MakerPlan, NodePlan, draw_map
from silian.chains.models import Edge, Stage
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.four_chains.place import CHAINS_FROM
from silian.cli.demo.reading import Data, folder_of, read_data

STAGES = {"上游": Stage.UPSTREAM, "中游": Stage.MIDSTREAM, "下游": Stage.DOWNSTREAM}
YEARLY = {"上游": (300, 1500), "中游": (800, 4000), "下游": (500, 3000)}  # an enterprise's output of a node, 万元
FEN = 1_000_000  # in a 万元
CRITICALITY = Edge.Criticality


class NodeData(Data):
    """An input is a node's name, with its coefficient behind it where one is known: 稻谷仓储 0.75."""

    name: str
    stage: Literal["上游", "中游", "下游"]
    industry_class: str = ""
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    aided: tuple[str, ...] = ()
    firms: tuple[int, ...] = ()


class MapData(Data):
    chain: str
    nodes: tuple[NodeData, ...]


def draw_maps(county: DemoCounty) -> None:
    """Each map is one deed of the chain office."""
    for file in sorted((folder_of(PROGRAMME) / "maps").glob("*.yaml")):
        told = read_data(PROGRAMME, f"maps/{file.name}", MapData)
        plans = [_plan(county, told.chain, node) for node in told.nodes]
        draw_map(county.chains[told.chain], plans, on=CHAINS_FROM, evidence="企业填报和行业常识", by=county.clerk)


def _plan(county: DemoCounty, chain: str, told: NodeData) -> NodePlan:
    makers = [MakerPlan(county.firm(chain, number), _output(chain, told, number)) for number in told.firms]
    return NodePlan(told.name, STAGES[told.stage].value, told.industry_class, inputs=list(_inputs(told)), makers=makers)


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


def _output(chain: str, told: NodeData, number: int) -> int:
    """An estimate in fen: whole tens of 万元, the same in every telling."""
    low, high = YEARLY[told.stage]
    return Random(f"{chain} {told.name} {number}").randrange(low, high, 10) * FEN  # noqa: S311  stories, not secrets
