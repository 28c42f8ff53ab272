"""Suppression of small cells: what would tell of one enterprise is not published.

A cell of fewer than three enterprises is suppressed. Where exactly one cell of a row with a known total is suppressed, the
total would give it away, so the smallest other cell goes with it (complementary suppression; Hundepool et al. 2012,
Statistical Disclosure Control).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, IntArray
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.relatedness import LEAST_ENTERPRISES
from silian.chains.analysis.sentences import Reason, gettext_noop

NAMING = ("supplier", "suppliers", "outside_suppliers", "outside_makers")
TELLING = (*NAMING, "hhi", "supply", "satisfaction", "gap")
PUBLIC = gettext_noop("%(node)s本地生产企业不足 %(least)s 家，不公布明细。")
UNNAMED = gettext_noop("%(node)s的本地供应掌握在同一个实际控制人手里。")


def suppressed(enterprises: IntArray, amount: FloatArray, least: int = LEAST_ENTERPRISES) -> BoolArray:
    """Which cells of a row, whose total is published, must not be: those of 1 to `least` − 1 enterprises, and where that is
    one cell, the one with the smallest amount among the others that are not empty."""
    small = (enterprises > 0) & (enterprises < least)
    others = np.flatnonzero(~small & (enterprises > 0))
    if small.sum() == 1 and others.size:
        small[others[np.argmin(amount[others])]] = True
    return small


def for_the_public(finding: Finding, makers: int, least: int = LEAST_ENTERPRISES) -> Finding:
    """A finding about a node with so many local makers, without what tells of one of them. A node that nobody here makes
    tells of nobody here; the names of enterprises elsewhere are taken out of every finding."""
    is_small = 0 < makers < least
    taken = TELLING if is_small else NAMING
    is_naming = is_small or "suppliers" in finding.figures
    reason = (
        Reason(PUBLIC if is_small else UNNAMED, {"node": finding.node, "least": least}) if is_naming else finding.reason
    )
    return replace(
        finding, figures=_without(finding.figures, taken), parts=_without(finding.parts, taken), reason=reason,
        score=None if is_small else finding.score,
    )  # fmt: skip


def _without(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}
