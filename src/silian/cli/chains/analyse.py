"""`silian chains analyse CHAIN | --graph DIR`: what is missing, rests on one supplier, could be extended, which chain is near."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from silian.chains.analysis.build import new_chains
from silian.chains.analysis.extend import TOP
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.graph import Graph
from silian.chains.analysis.identity import Merge, common_synonyms, merge_graph, merge_makers, merge_names
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.reading.folders import enterprises_by_region, read_folder, regions_of, split
from silian.chains.analysis.reading.reading import Reading
from silian.chains.analysis.structure import Structure, structure
from silian.chains.analysis.whole import Analysis, Case, Thresholds, analyse
from silian.chains.queries import chain_named
from silian.chains.queries.analysed import analysed
from silian.chains.queries.map import MapDifference, difference, map_of
from silian.cli.answers import add_county, add_json, day, progress, say, say_json, the_county
from silian.cli.chains.documents import defects, findings, tell_defects, write_defects
from silian.kernel.errors import Refused

NAME = "analyse"
HELP = "建延补强：缺什么、独家靠谁、可以往下做什么、哪条新链近"
SHOWN = 20


@dataclass(frozen=True)
class Answer:
    analysis: Analysis
    build: list[Finding]
    merges: tuple[Merge, ...]
    structure: Structure | None
    changes: MapDifference | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chain", nargs="?", metavar="CHAIN", help="库里一条产业链的名称")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="那一天的图谱，默认今天")
    parser.add_argument("--since", metavar="DATE", type=day, help="再说从这一天起图谱有什么变化")
    parser.add_argument(
        "--graph", metavar="DIR", type=Path, help="一个 CSV 文件夹：ChainKnowledgeGraph，或 nodes、edges、placements"
    )
    parser.add_argument("--place", metavar="FILE.csv", type=Path, help="企业在哪里：有 code 一列，按前六位对照")
    parser.add_argument("--where", metavar="COLUMN=VALUE", help="其中哪些算本地，如 province_code=37")
    parser.add_argument("--merge", action="store_true", help="先并同义词和写法，并说明并了什么")
    parser.add_argument("--structure", action="store_true", help="再给割点、必经环节和每家断供的影响（几百个环节的图）")
    parser.add_argument("--defects", metavar="FILE.csv", type=Path, help="把文件里的每个问题写成一张表")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    if not options.graph:
        return _of_the_county(options)
    if options.chain:
        raise Refused("产业链名称和 --graph 只写一个：名称指库里的图谱，--graph 指文件夹。")
    if bool(options.place) != ("=" in (options.where or "")):
        raise Refused("--place 和 --where 要一起写，如 --place 企业.csv --where province_code=37。")
    read = read_folder(options.graph)
    tell_defects(read.defects)
    if options.defects:
        write_defects(read.defects, options.defects)
    answer = _answer(read, options)
    if options.json:
        say_json({**document(answer), "defects": defects(read.defects)})
    else:
        _tell(answer)
    return 0


def _of_the_county(options: argparse.Namespace) -> int:
    """The same from the county's own map: names merged, the county's other chains counted, the first 20 of what is long."""
    if not options.chain:
        raise Refused("请写明产业链，如 silian chains analyse 水稻；或用 --graph 给出 CSV 文件夹。")
    chain = chain_named(the_county(options).code, options.chain)
    chain_map = map_of(chain, options.as_of)
    if not chain_map.nodes:
        raise Refused(f"“{chain}”产业链在 {chain_map.day} 还没有图谱。可以用 silian import map 导入。")
    said = analysed(chain_map)
    if said.refused:
        progress(said.refused)
    build = said.build()
    parts = {each.figures["components"] for each in build} - {1}
    if parts:
        progress(f"地区—行业表不连通，分成 {parts.pop()} 块：复杂度不能算，相关度照给。")
    found = replace(said.found, extension=said.found.extension[:TOP])
    rests_on = structure(said.case.graph, said.case.makers, found.balance) if options.structure else None
    changes = difference(map_of(chain, options.since), chain_map) if options.since else None
    answer = Answer(found, build, said.merges, rests_on, changes)
    if options.json:
        say_json({**document(answer), "chain": chain.name, "as_of": chain_map.day, "defects": []})
    else:
        _tell(answer)
    return 0


def document(answer: Answer) -> dict[str, Any]:
    found = answer.analysis
    rests_on = {"structure": asdict(answer.structure)} if answer.structure else {}
    changes = {"changes": asdict(answer.changes)} if answer.changes else {}
    return {
        "missing": findings(found.missing), "weak": findings(found.weak), "single_source": findings(found.single_source),
        "extension": findings(found.extension), "build": findings(answer.build), "hhi": found.hhi,
        "hhi_estimated": sorted(found.hhi_estimated),
        "merges": [{"name": each.name, "into": each.into, "why": each.why} for each in answer.merges],
        **rests_on, **changes,
    }  # fmt: skip


def _answer(read: Reading, options: argparse.Namespace) -> Answer:
    graph, makers, merges = _merged(read.graph, read.makers) if options.merge else (read.graph, read.makers, ())
    case = Case(graph, makers)
    build: list[Finding] = []
    if options.place:
        column, _, region = options.where.partition("=")
        regions = regions_of(options.place, column)
        here, outside = split(makers, regions, region)
        if not here.node.size:
            raise Refused(f"{options.place.name} 里没有一家 {options.where} 的企业在图上。请核对列名和取值。")
        case = replace(case, makers=here, outside=outside)
        build = _build(graph, makers, regions, region)
    found = analyse(case, Thresholds(least_local_inputs=1))
    rests_on = structure(graph, case.makers, found.balance) if options.structure else None
    return Answer(found, build, merges, rests_on)


def _merged(graph: Graph, makers: Makers) -> tuple[Graph, Makers, tuple[Merge, ...]]:
    merged = merge_names(graph.names, common_synonyms())
    joined, log = merge_graph(graph, merged)
    return joined, merge_makers(makers, merged), (*merged.log, *log)


def _build(graph: Graph, makers: Makers, regions: dict[str, str], region: str) -> list[Finding]:
    """New chains by the enterprises of all regions; over the nodes that somebody makes."""
    names, counts = enterprises_by_region(makers, regions)
    made = np.flatnonzero(counts.sum(axis=0))
    if len(names) < 2:
        progress("只有一个地区的企业，算不出产业相关度，建链从略。")
        return []
    return new_chains([graph.names[node] for node in made.tolist()], counts[:, made], names.index(region), top=None)


def _tell(answer: Answer) -> None:
    found = answer.analysis
    for merge in answer.merges:
        progress(f"合并：{merge.name} → {merge.into}")
    parts = (("补链", found.missing), ("补链（薄弱）", found.weak), ("强链", found.single_source),
             ("延链", found.extension), ("建链", answer.build))  # fmt: skip
    for title, rows in parts:
        say(f"{title}：{len(rows)} 项")
        for each in rows[:SHOWN]:
            score = "" if each.score is None else f"{each.score:6.1f}  "
            say(f"  {score}{each.reason}")
    for title, names in (("新加", answer.changes.came), ("停用", answer.changes.went)) if answer.changes else ():
        say(f"{title}：{'、'.join(names) or '没有'}")
    for effect in answer.structure.effects[:SHOWN] if answer.structure else ():
        say(f"断供影响 {effect.share:6.1%}  {effect.enterprise}  {'、'.join(effect.dead)}")
