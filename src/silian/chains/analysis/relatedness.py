"""Which classes go together, from many regions: comparative advantage, proximity, density (Balassa 1965; Hidalgo, Klinger,
Barabási & Hausmann 2007, Science 317:482). Regions stand in the rows, classes in the columns."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

Matrix: TypeAlias = NDArray[np.float64]

LEAST_ENTERPRISES = 3  # fewer in a cell: no RCA, and nothing published that names one


def advantage(counts: Matrix) -> Matrix:
    """RCA_cp = (X_cp / Σ_p X_cp) / (Σ_c X_cp / ΣΣX); NaN where a region or a class is empty. Refuses negative counts."""
    if counts.ndim != 2 or not counts.size or not np.isfinite(counts).all() or counts.min() < 0:
        raise refused(_("地区—行业表里要有行有列，每格是不小于 0 的数。请核对数据。"))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(counts * counts.sum() / (counts.sum(axis=1)[:, None] * counts.sum(axis=0)[None, :]))


def specialised(counts: Matrix, enterprises: Matrix | None = None, least: int = LEAST_ENTERPRISES) -> Matrix:
    """M = 1 where RCA ≥ 1, else 0. With the enterprises of each cell, cells of fewer than `least` have no RCA.

    Products are compared, not ratios, so that whole numbers cannot miss 1 by rounding.
    """
    advantage(counts)  # what cannot be is refused there
    found = (counts * counts.sum() >= counts.sum(axis=1)[:, None] * counts.sum(axis=0)[None, :]) & (counts > 0)
    if enterprises is not None:
        found &= enterprises >= least
    return np.asarray(found, np.float64)


def proximity(specialised: Matrix) -> Matrix:
    """φ_pq = min(P(p|q), P(q|p)) = regions with both / regions with the more frequent one; 0 for a class that none has."""
    both = specialised.T @ specialised
    often = np.diag(both)
    most = np.maximum(often[:, None], often[None, :])
    return np.asarray(np.divide(both, most, out=both, where=most > 0))


def density(specialised: Matrix, proximity: Matrix) -> Matrix:
    """ω_cp = Σ_q M_cq·φ_pq / Σ_q φ_pq, q = p among them; NaN for a class that is near to none."""
    near = proximity.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((specialised @ proximity) / near[None, :])
