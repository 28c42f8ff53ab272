"""Build 建链: classes in which a county is not yet specialised, and how near they are to what it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.arrays import FloatArray, IntArray
from silian.chains.analysis.complexity import Relatedness, relatedness
from silian.chains.analysis.findings import Finding, some
from silian.chains.analysis.relatedness import LEAST_ENTERPRISES, Matrix, advantage, specialised
from silian.chains.analysis.sentences import Reason, gettext_noop, refused

NEAREST = 5  # how many of the county's own classes a reason names
TOP = 20

BUILD = gettext_noop("%(node)s离本地已有的%(near)s等优势行业近：相关度 %(density)s。")


def new_chains(
    classes: Sequence[str], counts: Matrix, region: int, least: int = LEAST_ENTERPRISES, top: int | None = TOP
) -> list[Finding]:
    """What one region could build, the nearest first, then the most complex, then by name.

    `counts` holds the enterprises of each region (row) and class (column), from many regions: proximity is never learnt from
    the county alone, so one region is refused. A cell of fewer than `least` enterprises has no RCA. Where the table falls
    apart, complexity is None in each finding, and `components` says into how many.
    """
    if len(counts) < 2:
        raise refused(gettext_noop("产业相关度要从许多地区算，不能只用本县。请加入其他地区的数据。"))
    has = specialised(counts, counts, least)
    kept = np.flatnonzero(has.any(axis=0))  # a class in which nobody is specialised is near to none
    found = relatedness(has[:, kept])
    classes = [classes[each] for each in kept.tolist()]
    pci = found.complexity.pci if found.complexity else np.full(kept.size, np.nan)
    known = Known(classes, counts[region, kept], advantage(counts)[region, kept], pci, found.density[region], least)
    lacking = np.flatnonzero((found.specialised[region] == 0) & (np.nan_to_num(known.density) > 0))
    order = sorted(lacking.tolist(), key=known.place)
    own = np.flatnonzero(found.specialised[region])
    return [_finding(known, each, _near(classes, found, each, own), found.components) for each in order[:top]]


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of each class in one region."""

    classes: Sequence[str]
    enterprises: FloatArray
    advantage: FloatArray
    complexity: FloatArray
    density: FloatArray
    least: int

    def place(self, each: int) -> tuple[float, float, str]:
        """By which they are sorted."""
        complexity = self.complexity[each]
        return -self.density[each], np.inf if np.isnan(complexity) else -complexity, self.classes[each]


def _near(classes: Sequence[str], found: Relatedness, each: int, own: IntArray) -> tuple[str, ...]:
    """The region's own classes that are nearest to this one."""
    nearest = own[np.argsort(-found.proximity[each, own], kind="stable")][:NEAREST]
    return tuple(classes[near] for near in nearest.tolist() if found.proximity[each, near] > 0)


def _finding(known: Known, each: int, near: tuple[str, ...], components: int) -> Finding:
    name, density = known.classes[each], float(known.density[each])
    complexity = None if np.isnan(known.complexity[each]) else float(known.complexity[each])
    is_counted = known.enterprises[each] >= known.least
    figures = {
        "density": density, "rca": float(known.advantage[each]) if is_counted else None,
        "complexity": complexity, "components": components, "near": list(near),
    }  # fmt: skip
    words = {"node": name, "near": some(near), "density": f"{density:.2f}"}
    return Finding(name, Reason(BUILD, words), figures, {"density": density, "complexity": complexity}, 100 * density)
