"""The figures on the ledger, read off plain rows without a database: what an auditor would count by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from silian.matters.actions import Row

DISPUTES = {"four-chains/labour", "four-chains/land", "four-chains/dispute"}


def closed_by(row: Row, day: date) -> bool:
    return row.handled_on is not None and row.handled_on <= day


def this_year(on: date | None, cutoff: date) -> bool:
    return on is not None and date(cutoff.year, 1, 1) <= on <= cutoff


def rate(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def ledger_figures(rows: Iterable[Row], cutoff: date) -> dict[str, int | Fraction | None]:
    rows = list(rows)
    is_open = [r for r in rows if r.raised_on <= cutoff and not closed_by(r, cutoff)]
    accepted = [r for r in rows if this_year(r.raised_on, cutoff)]
    closed = [r for r in rows if this_year(r.handled_on, cutoff)]
    in_time = [r for r in closed if r.handled_on and r.due and r.handled_on <= r.due]
    return {
        "open_matters": len(is_open),
        "overdue_matters": sum(1 for r in is_open if r.due and r.due < cutoff),
        "closure_rate": rate(sum(1 for r in accepted if closed_by(r, cutoff)), len(accepted)),
        "on_time_rate": rate(len(in_time), len(closed)),
        "labour_land_dispute_solved": sum(1 for r in closed if r.kind in DISPUTES and r.outcome == "solved"),
    }
