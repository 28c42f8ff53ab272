"""Linkages of an input–output table: Leontief inverse L = (I − A)⁻¹, Ghosh inverse G, and what goes with a sector.

Power of dispersion 影响力系数 U_j = n·Σ_i l_ij / ΣΣL and sensitivity 感应度系数 by row sums (Rasmussen 1956, Studies in
Inter-Sectoral Relations); direct linkages of Chenery & Watanabe (1958); hypothetical extraction (Dietzenbacher & van der
Linden 1997) in closed form, so that n extractions cost one inverse.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from silian.chains.analysis.arrays import FloatArray
from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

QUADRANTS = {(True, True): "key", (True, False): "backward", (False, True): "forward", (False, False): "weak"}


Measures: TypeAlias = dict[str, NDArray[Any]]  # by the name under which the measure is published, a number a sector


def coefficients(flows: NDArray[np.float64], output: FloatArray) -> NDArray[np.float64]:
    """A = Z·x̂⁻¹: yuan of the input in a yuan of the product; 0 where a sector has no output."""
    return np.divide(flows, output[None, :], out=np.zeros_like(flows), where=output[None, :] != 0)


def leontief(coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
    """L = (I − A)⁻¹; refused where A is no square table of numbers, or where no production can meet a demand."""
    if coefficients.ndim != 2 or coefficients.shape[0] != coefficients.shape[1]:
        shape = " × ".join(map(str, coefficients.shape))
        raise refused(_("消耗系数表要是方的，这张是 %(shape)s。请核对行列。"), shape=shape)
    if not np.isfinite(coefficients).all():
        raise refused(_("消耗系数表里有不是数的格子，请补齐。"))
    try:
        inverse = np.linalg.inv(np.eye(len(coefficients)) - coefficients)
    except np.linalg.LinAlgError:
        raise refused(_("I − A 不可逆，求不出完全需要系数。请核对消耗系数。")) from None
    if (coefficients >= 0).all() and inverse.min(initial=0.0) < -1e-9:
        raise refused(_("有部门的投入超过产出（各部门消耗系数合起来大于 1），这张表不能用。请核对消耗系数。"))
    return np.asarray(inverse)


def ghosh(inverse: NDArray[np.float64], output: FloatArray) -> NDArray[np.float64]:
    """G = x̂⁻¹·L·x̂; a row of NaN where a sector has no output."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(output[:, None] != 0, inverse * output[None, :] / output[:, None], np.nan)


def linkages(coefficients: NDArray[np.float64], output: FloatArray | None = None) -> Measures:
    """All linkages of a table of coefficients; with the sectors' output x also the forward ones and extraction, in its unit,
    NaN for a sector without output. `cv_…` are coefficients of variation with n − 1; a sector is `key` if both its power and
    its sensitivity exceed 1."""
    inverse = leontief(coefficients)
    if output is not None and len(output) != len(inverse):
        raise refused(
            _("总产出有 %(outputs)d 个部门，消耗系数有 %(sectors)d 个。请逐个对应。"),
            outputs=len(output),
            sectors=len(inverse),
        )
    columns, rows = inverse.sum(axis=0), inverse.sum(axis=1)
    power, sensitivity = len(inverse) * columns / inverse.sum(), len(inverse) * rows / inverse.sum()
    quadrants = [QUADRANTS[bool(u > 1), bool(s > 1)] for u, s in zip(power, sensitivity, strict=True)]
    measures: Measures = {
        "CW_direct_backward": coefficients.sum(axis=0),
        "total_backward_L_colsum": columns,
        "total_forward_L_rowsum": rows,
        "rasmussen_power_of_dispersion": power,
        "rasmussen_sensitivity_of_dispersion_L": sensitivity,
        "cv_backward": _variation(inverse),
        "cv_forward_L": _variation(inverse.T),
        "quadrant": np.array(quadrants, dtype=object),
    }
    return measures if output is None else measures | _with_output(coefficients, inverse, output)


def _variation(inverse: NDArray[np.float64]) -> FloatArray:
    """The coefficient of variation of each column; NaN for a table of one sector."""
    if len(inverse) < 2:
        return np.full(len(inverse), np.nan)
    return np.asarray(inverse.std(axis=0, ddof=1) / inverse.mean(axis=0))


def _with_output(coefficients: NDArray[np.float64], inverse: NDArray[np.float64], output: FloatArray) -> Measures:
    """The closed forms follow from A·L = L·A = L − I by Sherman and Morrison's formula: without sector k, without its
    purchases (column k of A zero), without its sales to all sectors (row k zero); final demand kept."""
    own, column = np.diag(inverse), inverse.sum(axis=0)
    sold = coefficients @ output
    forward = ghosh(inverse, output).sum(axis=1)
    total = output * column / own
    with np.errstate(divide="ignore", invalid="ignore"):
        direct = np.where(output != 0, sold / output, np.nan)
        share = total / output.sum()
        normalised = np.isfinite(forward).sum() * forward / np.nansum(forward)
    return {
        "output": output,
        "CW_direct_forward": direct,
        "total_forward_G_rowsum": forward,
        "ghosh_forward_normalised": normalised,
        "hem_total_loss": total,
        "hem_total_loss_share": share,
        "hem_backward_loss": output * (column - 1) / own,
        "hem_nosell_loss": column * sold / own,
    }
