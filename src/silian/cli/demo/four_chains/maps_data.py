"""What `programmes/four-chains/demo/maps/` and `map-events.yaml` say: the templates, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class NodeData(Data):
    """An input is a node's name, with its coefficient behind it where one is known: 稻谷仓储 0.75."""

    name: str
    synonyms: str = ""
    stage: Literal["上游", "中游", "下游"]
    industry_class: str = ""
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    aided: tuple[str, ...] = ()
    firms: tuple[int, ...] = ()


class MapData(Data):
    chain: str
    nodes: tuple[NodeData, ...]


class FilledData(Data):
    """A finding that went into the plan, and the enterprise that filled the node later."""

    chain: str
    node: str
    task: str
    planned: date
    due: date
    firm: int
    day: date
    evidence: str


class VerdictData(Data):
    chain: str
    node: str
    verb: Literal["fill", "strengthen", "extend"]
    day: date
    reason: str


class LineData(Data):
    part: Literal["capability", "local_pull", "existing_tie", "relatedness", "expansion"]
    strength: Literal["strong", "fair", "slight"]
    text: str
    day: date
    source: str


class TargetData(Data):
    chain: str
    node: str
    name: str
    place: str
    listed: date
    next: date
    follower: str
    evidence: tuple[LineData, ...] = ()
    ended: date | None = None
    ended_for: str = ""


class EventsData(Data):
    """`checked` are the days on which the office goes round a chain's makers, one chain after the other."""

    checked: tuple[date, ...]
    filled: tuple[FilledData, ...]
    verdicts: tuple[VerdictData, ...]
    targets: tuple[TargetData, ...]


def events_data() -> EventsData:
    return read_data(PROGRAMME, "map-events.yaml", EventsData)
