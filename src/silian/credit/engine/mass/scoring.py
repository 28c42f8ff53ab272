"""Scores of many applicants at once: every variable is one search among the borders of its bins and one look-up of points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from silian.credit.engine.scorecards import BASE, BLANK, Bin, Card, NamedBin, NumericBin
from silian.kernel.errors import Refused

Points = NDArray[np.float64]
Column = NDArray[Any]


def scores(card: Card, applicants: Mapping[str, Column]) -> dict[str, Points]:
    """The points of all applicants by variable, the base points under `basepoints`; their sum is the score.

    `applicants` has a column for each variable of the card: numbers for numeric bins, texts for the others. Refused, with
    row (from 0) and field, if a value has no bin.
    """
    if missing := [name for name in card.variables if name not in applicants]:
        raise Refused(_("缺“%s”这一列。") % missing[0], {missing[0]: _("缺这一列")})
    points = {name: points_of(name, bins, applicants[name]) for name, bins in card.variables.items()}
    size = next((len(column) for column in points.values()), 0)
    return {BASE: np.full(size, float(card.base)), **points}


def points_of(name: str, bins: Sequence[Bin], column: Column) -> Points:
    """The points of one variable."""
    if all(isinstance(each, NumericBin) for each in bins):
        index, known = _between([b for b in bins if isinstance(b, NumericBin)], column)
        points = [b.points for b in sorted(bins, key=_low)]
    else:
        index, known, points = _named(bins, column)
    if not known.all():
        row = int(np.flatnonzero(~known)[0])
        words = {"row": row, "field": name, "value": column[row]}
        raise Refused(_("第 %(row)d 行“%(field)s”的值“%(value)s”不在评分卡里。") % words, {name: _("没有对应的分段")})
    return np.asarray([float(each) for each in points])[index]


def _low(each: Bin) -> Decimal:
    return each.low if isinstance(each, NumericBin) else Decimal("-inf")


def _between(bins: Sequence[NumericBin], column: Column) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    edges = np.asarray([float(b.low) for b in sorted(bins, key=_low)])
    values = column.astype(np.float64, copy=False)
    index = np.searchsorted(edges, values, side="right") - 1
    known = (index >= 0) & (values < float(max(b.high for b in bins)))
    return np.maximum(index, 0), known


def _named(bins: Sequence[Bin], column: Column) -> tuple[NDArray[np.intp], NDArray[np.bool_], list[Decimal]]:
    told = [(name, b.points) for b in bins if isinstance(b, NamedBin) for name in b.names]
    listed = sorted(told + [("", points) for name, points in told if name == BLANK])
    names = np.asarray([name for name, _points in listed])
    values = column if column.dtype.kind == names.dtype.kind else column.astype(str)
    after = np.searchsorted(names, values, side="right")
    known = after > np.searchsorted(names, values)  # a second search costs less than comparing long texts
    return np.maximum(after - 1, 0), known, [points for _name, points in listed]
