"""One product, one node: spellings and synonyms are resolved before anything is counted, and every merge is told.

煤 and 煤炭 are one thing: taken as two, a county that digs coal would seem to lack it. A name may also have a parent 上位品名:
whoever makes 热轧钢板 makes 钢材, but not the other way round.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from silian.chains.analysis.arrays import FloatArray, IntArray
from silian.chains.analysis.graph import Graph, graph_of
from silian.chains.analysis.makers import Makers

SPELLING, SYNONYM, PARENT, TOGETHER, ELSEWHERE = "spelling", "synonym", "parent", "edge", "chain"
EDGES_OF_NAMES = " .。,，、;；:：-—_·•*'\"“”"


@dataclass(frozen=True)
class Merge:
    """A line of the log: `name` was taken as `into`, and why."""

    name: str
    into: str
    why: str


@dataclass(frozen=True, eq=False)
class Merged:
    """The names that remain, and for each old name the number of the one it became."""

    names: tuple[str, ...]
    number: IntArray
    log: tuple[Merge, ...]


def spelling(name: str) -> str:
    """What is equal for the eye: full-width as half-width (NFKC), no blanks, no marks at the ends, no capitals."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    return (plain.strip(EDGES_OF_NAMES) or plain).casefold()


@cache
def common_synonyms() -> tuple[tuple[str, ...], ...]:
    """The groups that the software brings along, the usual name first in each; a programme adds its own."""
    with (Path(__file__).parent / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))


def usual_names(groups: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """From the spelling of every synonym to the usual name; a name that stands in two groups keeps its first."""
    usual: dict[str, str] = {}
    for group in groups:
        first = usual.get(spelling(group[0]), group[0])
        for name in group:
            usual.setdefault(spelling(name), first)
    return usual


def merge_names(names: Sequence[str], synonyms: Iterable[Sequence[str]] = ()) -> Merged:
    """Numbers the names so that one product has one number; of several spellings the first stays."""
    usual = usual_names(synonyms)
    kept: dict[str, int] = {}
    into: list[str] = []
    number = np.empty(len(names), np.int64)
    log: list[Merge] = []
    for row, name in enumerate(names):
        key = spelling(name)
        meant = usual.get(key, name)
        number[row] = kept.setdefault(spelling(meant), len(kept))
        if number[row] == len(into):
            into.append(meant)
        if name != into[number[row]]:
            why = SYNONYM if key != spelling(into[number[row]]) else SPELLING
            log.append(Merge(name, into[number[row]], why))
    return Merged(tuple(into), number, tuple(dict.fromkeys(log)))


def merge_nodes(names: Sequence[str], synonyms: Iterable[Sequence[str]] = ()) -> Merged:
    """The same for the nodes of a map, each under a name that the map knows: the usual one where it has that, else its first."""
    found = merge_names(names, synonyms)
    shown: dict[int, str] = {}
    for number, name in zip(found.number.tolist(), names, strict=True):
        if number not in shown or name == found.names[number]:
            shown[number] = name
    log = [
        Merge(name, shown[number], SPELLING if spelling(name) == spelling(shown[number]) else SYNONYM)
        for number, name in zip(found.number.tolist(), names, strict=True)
        if name != shown[number]
    ]
    return Merged(tuple(shown[number] for number in range(len(shown))), found.number, tuple(log))


def merge_graph(graph: Graph, merged: Merged) -> tuple[Graph, tuple[Merge, ...]]:
    """The same map over the merged names. Of edges that fell together the most critical stays, with the largest known
    coefficient; an edge whose ends became one is dropped; both are told. Refused where a merge closes a cycle."""
    source, target = merged.number[graph.source], merged.number[graph.target]
    apart = np.flatnonzero(source != target)
    edges, place = np.unique(source[apart] * len(merged.names) + target[apart], return_inverse=True)
    criticality = _largest(graph.criticality[apart], place, edges.size)
    coefficient = _largest(graph.coefficient[apart], place, edges.size)
    pairs = np.stack([edges // len(merged.names), edges % len(merged.names)], axis=1)
    dropped = set(np.flatnonzero(source == target).tolist())
    dropped |= set(apart.tolist()) - set(apart[np.unique(place, return_index=True)[1]].tolist())
    log = tuple(_told(graph, merged, edge) for edge in sorted(dropped))
    return graph_of(merged.names, pairs, criticality, coefficient), log


def merge_makers(makers: Makers, merged: Merged) -> Makers:
    """The same makers over the merged names; what an enterprise made under two names is added up."""
    many = len(makers.names) + 1
    rows, place = np.unique(merged.number[makers.node] * many + makers.enterprise, return_inverse=True)
    output = np.zeros(rows.size)
    np.add.at(output, place, makers.output)
    return Makers(len(merged.names), makers.names, rows // many, rows % many, output, makers.controller)


def lift(makers: Makers, names: Sequence[str], parents: Iterable[tuple[int, int]]) -> tuple[Makers, tuple[Merge, ...]]:
    """Whoever makes a child also makes its parents, (child, parent) by number, over any number of steps; told for each."""
    above: dict[int, set[int]] = {}
    for child, parent in parents:
        above.setdefault(child, set()).add(parent)
    rows = list(zip(makers.node.tolist(), makers.enterprise.tolist(), makers.output.tolist(), strict=True))
    there = {(node, enterprise) for node, enterprise, _ in rows}
    log: dict[Merge, None] = {}
    for node, enterprise, output in list(rows):
        for parent in sorted(_ancestors(node, above)):
            log[Merge(names[node], names[parent], PARENT)] = None
            if (parent, enterprise) not in there:
                there.add((parent, enterprise))
                rows.append((parent, enterprise, output))
    node, enterprise, output = (np.array(column) for column in zip(*rows, strict=True)) if rows else (makers.node,) * 3
    return Makers(makers.nodes, makers.names, node, enterprise, output.astype(float), makers.controller), tuple(log)


def _ancestors(node: int, above: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    ahead = list(above.get(node, ()))
    while ahead:
        parent = ahead.pop()
        if parent not in found:
            found.add(parent)
            ahead.extend(above.get(parent, ()))
    return found - {node}


def _largest(values: FloatArray, place: IntArray, groups: int) -> FloatArray:
    """The largest known value of each group, NaN where none is known."""
    found = np.full(groups, np.nan)
    np.fmax.at(found, place, values)
    return found


def _told(graph: Graph, merged: Merged, edge: int) -> Merge:
    ends = int(graph.source[edge]), int(graph.target[edge])
    old, new = (f"{graph.names[end]}" for end in ends), (merged.names[merged.number[end]] for end in ends)
    return Merge("→".join(old), "→".join(new), TOGETHER)
