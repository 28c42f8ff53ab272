"""`silian chains match TEXT [--corpus FILE]`: who offers what is needed, in the county or in a file of products."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from silian.chains.analysis.matching.matcher import Catalogue, catalogue, matches
from silian.chains.analysis.matching.offers import Match, need_in
from silian.chains.analysis.reading.offers import read_offers
from silian.chains.queries.matching import LocalMatch, matches_for
from silian.cli.answers import add_county, add_json, operator, say, say_json, the_county
from silian.cli.chains.documents import tell_defects
from silian.kernel.errors import Refused

NAME = "match"
HELP = "按一句话的需求找供应"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="需求，如 求购304不锈钢板100吨")
    parser.add_argument(
        "--corpus", metavar="FILE", type=Path, help="产品名录：一行一个，或有“产品”一列的 CSV；不写则在本县找"
    )
    parser.add_argument("--top", metavar="N", type=int, default=10, help="给出几个，默认 10")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    if not options.text.strip():
        raise Refused("请写出要什么，如 求购304不锈钢板100吨。")
    if options.top < 1:
        raise Refused("--top 至少是 1。")
    return _in_a_file(options) if options.corpus else _in_the_county(options)


def _in_the_county(options: argparse.Namespace) -> int:
    """Among what the county's enterprises post, make on the maps, and say in their profiles."""
    found = matches_for(operator(), the_county(options).code, options.text, options.top)
    if options.json:
        say_json([_local(each) for each in found])
        return 0
    for each in found:
        judged = each.refused or ("可信" if each.confident else "可能，请核对")
        say(
            f"{each.score:6.1f}  文本 {each.parts['text'] or 0:.2f}  {each.offer.product}  {each.offer.enterprise}  {judged}"
        )
    if not found:
        say("本县没有相近的供应。")
    return 0


def _local(match: LocalMatch) -> dict[str, Any]:
    told = {"refused": match.refused} if match.refused else {}
    return {
        "product": match.offer.product, "score": round(match.score, 4), "parts": match.parts, "confident": match.confident,
        "enterprise": str(match.offer.enterprise), "source": match.offer.source, **told,
    }  # fmt: skip


def _in_a_file(options: argparse.Namespace) -> int:
    offers, defects = read_offers(options.corpus)
    tell_defects(defects)
    among = catalogue(offers)
    found = matches(need_in(options.text), among, options.top)
    if options.json:
        say_json([_document(each, among) for each in found])
    else:
        for each in found:
            say(_line(each, among))
    return 0


def _document(match: Match, among: Catalogue) -> dict[str, Any]:
    told = {"refused": str(match.refused)} if match.refused else {}
    product = among.offers[match.offer].product
    return {
        "product": product,
        "score": round(match.score, 4),
        "parts": dict(match.parts),
        "confident": match.confident,
        **told,
    }


def _line(match: Match, among: Catalogue) -> str:
    judged = str(match.refused) if match.refused else "可信" if match.confident else "可能，请核对"
    return f"{match.score:6.1f}  文本 {match.parts['text'] or 0:.2f}  {among.offers[match.offer].product}  {judged}"
