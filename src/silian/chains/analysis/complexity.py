"""Complexity of regions and classes by the symmetric eigenproblem (Hidalgo & Hausmann 2009, PNAS 106:10570).

K is the second right eigenvector of D⁻¹·M·U⁻¹·Mᵀ (D diversity, U ubiquity). That matrix is similar to S·Sᵀ with
S = D^-½·M·U^-½, so the smaller of S·Sᵀ and Sᵀ·S is solved, which is symmetric and never complex. Where the matrix falls into
several parts the second eigenvalue is 1 as well and K means nothing: then there is no complexity, and the parts are counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.arrays import FloatArray
from silian.chains.analysis.relatedness import Matrix, density, proximity


@dataclass(frozen=True, eq=False)
class Complexity:
    """`eci` of each region, `pci` of each class, on one scale (mean 0 and deviation 1 over regions); NaN for an empty one.

    `mean_over_deviation` is mean(K)/sd(K): where the scale's zero lies for the outlook.
    """

    eci: FloatArray
    pci: FloatArray
    mean_over_deviation: float


def components(specialised: Matrix) -> int:
    """Into how many parts the regions and classes fall that have anything in common; empty ones do not count."""
    edges = specialised > 0
    left = edges.any(axis=1)
    parts = 0
    while left.any():
        parts += 1
        regions = np.zeros(len(edges), np.bool_)
        fresh = np.arange(len(edges)) == np.flatnonzero(left)[0]
        while fresh.any():
            regions |= fresh
            classes = edges[fresh].any(axis=0)
            fresh = edges[:, classes].any(axis=1) & ~regions
        left &= ~regions
    return parts


def complexity(specialised: Matrix) -> Complexity | None:
    """ECI and PCI; None where the matrix falls into several parts, or where all regions are alike."""
    if components(specialised) != 1:
        return None
    rows, columns = specialised.any(axis=1), specialised.any(axis=0)
    table = specialised[np.ix_(rows, columns)]
    diversity, ubiquity = table.sum(axis=1), table.sum(axis=0)
    raw = _second_eigenvector(table, diversity, ubiquity)
    if raw is None:
        return None
    of_regions, of_classes = raw
    deviation = of_regions.std()
    if not deviation > 1e-12 * np.abs(of_regions).max():
        return None
    mean = of_regions.mean()
    eci, pci = np.full(specialised.shape[0], np.nan), np.full(specialised.shape[1], np.nan)
    eci[rows], pci[columns] = (of_regions - mean) / deviation, (of_classes - mean) / deviation
    return Complexity(eci, pci, float(mean / deviation))


def _second_eigenvector(
    table: Matrix, diversity: FloatArray, ubiquity: FloatArray
) -> tuple[FloatArray, FloatArray] | None:
    """K and U⁻¹·Mᵀ·K/λ, signed so that diverse regions are complex."""
    scaled = table / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)[None, :]
    is_wide = table.shape[0] <= table.shape[1]
    values, vectors = np.linalg.eigh(scaled @ scaled.T if is_wide else scaled.T @ scaled)
    if len(values) < 2 or values[-2] < 1e-12:
        return None
    second = vectors[:, -2]
    of_regions = (second if is_wide else scaled @ second) / np.sqrt(diversity)
    of_classes = table.T @ of_regions / ubiquity / values[-2]
    apart = diversity - diversity.mean()
    sign = -1.0 if (apart * (of_regions - of_regions.mean())).sum() < 0 else 1.0
    return sign * of_regions, sign * of_classes


@dataclass(frozen=True, eq=False)
class Outlook:
    """`gain` (COG): how much nearer a region comes to what it lacks by gaining a class; `index` (COI): how near it is now
    to the complex classes that it lacks, mean 0 and deviation 1 over regions (Hausmann et al. 2014, Atlas of Economic
    Complexity)."""

    gain: Matrix
    index: FloatArray


def outlook(specialised: Matrix, near: Matrix, dense: Matrix, found: Complexity) -> Outlook:
    """From M, its proximity and density, and its complexity."""
    lacking = 1 - specialised
    worth = np.nan_to_num(found.pci) + found.mean_over_deviation
    share = np.divide(worth, near.sum(axis=1), out=np.zeros(len(worth)), where=near.sum(axis=1) > 0)
    gain = lacking * (lacking @ (near * share[:, None]))
    index = (np.nan_to_num(dense) * lacking) @ worth
    spread = index.std()
    return Outlook(gain, (index - index.mean()) / spread if spread > 0 else np.zeros(len(index)))


@dataclass(frozen=True, eq=False)
class Relatedness:
    """All of it for one table of regions and classes."""

    specialised: Matrix
    proximity: Matrix
    density: Matrix
    components: int
    complexity: Complexity | None
    outlook: Outlook | None


def relatedness(specialised: Matrix) -> Relatedness:
    """Proximity and density always; complexity and outlook where the table is of one piece."""
    near = proximity(specialised)
    dense = density(specialised, near)
    found = complexity(specialised)
    ahead = outlook(specialised, near, dense, found) if found else None
    return Relatedness(specialised, near, dense, components(specialised), found, ahead)
