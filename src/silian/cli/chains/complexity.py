"""`silian chains complexity FILE.csv`: advantage, proximity, density and complexity from places, products and values."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from silian.chains.analysis.complexity import Relatedness, relatedness
from silian.chains.analysis.reading.matrices import Places, read_places
from silian.chains.analysis.relatedness import advantage, specialised
from silian.cli.answers import add_json, progress, say, say_json
from silian.cli.chains.documents import defects, plain, tell_defects

NAME = "complexity"
HELP = "各地各产品的比较优势、邻近度、相关度与复杂度"


MOST_PAIRS = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="三列：place 地区, product 产品, value 数值")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    read = read_places(options.file)
    found = relatedness(specialised(read.values))
    tell_defects(read.defects)
    if found.components != 1:
        progress(f"地区—产品网络不连通，分成 {found.components} 块：复杂度不能算，相关度照给。")
    if options.json:
        say_json(_document(read, found))
    else:
        _tell(read, found)
    return 0


def _document(read: Places, found: Relatedness) -> dict[str, Any]:
    eci, pci = (found.complexity.eci, found.complexity.pci) if found.complexity else (None, None)
    outlook = found.outlook.index if found.outlook else None
    return {
        "pairs": _pairs(read, found),
        "locations": {
            name: {"diversity": int(found.specialised[at].sum()), "eci": _of(eci, at), "coi": _of(outlook, at)}
            for at, name in enumerate(read.places)
        },
        "products": {
            name: {"ubiquity": int(found.specialised[:, at].sum()), "pci": _of(pci, at)}
            for at, name in enumerate(read.products)
        },
        "proximity": _proximity(read, found),
        "components": found.components,
        "defects": defects(read.defects),
    }


def _pairs(read: Places, found: Relatedness) -> list[dict[str, Any]]:
    rca, gain = advantage(read.values), found.outlook.gain if found.outlook else None
    return [
        {
            "country": place, "product": product, "value": plain(read.values[c, p]), "rca": plain(rca[c, p]),
            "mcp": int(found.specialised[c, p]), "density": plain(found.density[c, p]),
            "cog": None if gain is None else plain(gain[c, p]),
        }
        for c, place in enumerate(read.places)
        for p, product in enumerate(read.products)
    ]  # fmt: skip


def _proximity(read: Places, found: Relatedness) -> list[dict[str, Any]]:
    """Every pair of products; of very many products only those pairs that are near at all."""
    near = found.proximity
    pairs = np.ndindex(near.shape) if near.size <= MOST_PAIRS else zip(*np.nonzero(near), strict=True)
    return [
        {"product_1": read.products[p], "product_2": read.products[q], "proximity": plain(near[p, q])} for p, q in pairs
    ]  # fmt: skip


def _of(values: Any, at: int) -> Any:
    return None if values is None else plain(values[at])


def _tell(read: Places, found: Relatedness) -> None:
    say("多样性    复杂度  地区")
    for at, name in enumerate(read.places):
        eci = f"{found.complexity.eci[at]:9.3f}" if found.complexity else "        —"
        say(f"{int(found.specialised[at].sum()):6}  {eci}  {name}")
