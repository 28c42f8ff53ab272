"""A county whose chains are scored by a small scheme over its ledger: what was closed, and what was left lying."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from silian.chains.models import Chain
from silian.matters.models import Matter
from silian.organisations.models import Unit
from tests import factories
from tests.indicators.county import CODE, TODAY, enter, row
from tests.matters import county as ledger

JUNE = date(2022, 6, 30)
CLOSED = {
    "id": "closed", "name": "办结事项", "unit": "件", "of": "matters.matter", "date": "closed_on", "measure": "count",
    "window": "year_to_date", "credit": "lead", "better": "up",
}  # fmt: skip
OPEN = {
    "id": "open", "name": "在办事项", "unit": "件", "of": "matters.matter", "date": "open", "measure": "stock",
    "credit": "lead", "better": "down",
}  # fmt: skip
SOLVED_RATE = {
    **CLOSED, "id": "solved_rate", "name": "解决率", "unit": "%", "measure": "ratio", "part": {"outcome": {"is": "solved"}},
}  # fmt: skip
DISPUTES = {**CLOSED, "id": "disputes", "name": "人企纠纷", "where": {"kind": {"is": "trial/dispute"}}}
URGENT = {**CLOSED, "id": "urgent", "name": "急件", "where": {"kind": {"is": "trial/short"}}}
OUTPUT = {"id": "output", "name": "产值", "unit": "亿元", "external": True}
INDICATORS = [CLOSED, OPEN, SOLVED_RATE, DISPUTES, URGENT, OUTPUT]
TARGET = {
    "id": "closed_target", "name": "办结目标", "indicator": "closed", "year": 2022, "value": 120,
    "steps": [10, 30, 60, 100], "document": "要点",
}  # fmt: skip
BY_CHAIN = {"水稻": 10, "和牛": 20, "肉羊": 40, "乳品": 50}
LINES = [
    {"id": "closed", "name": "办结", "indicator": "closed", "weight": 70, "target": "closed_target"},
    {"id": "rate", "name": "解决", "indicator": "solved_rate", "weight": 30, "aim": 100},
]
SCHEME: dict[str, Any] = {"id": "chains", "title": "产业链考核", "of": "chain", "office": "县产业办", "lines": LINES}


def apply(scheme: Mapping[str, Any] = SCHEME, target: Mapping[str, Any] | None = None, **more: Any) -> None:
    """Puts a programme in force that scores by this scheme, with this one target."""
    aims = [{**TARGET, "by_chain": BY_CHAIN} if target is None else dict(target)]
    files = {
        "indicators.yaml": {"indicators": INDICATORS},
        "targets.yaml": {"targets": aims, **more},
        "scoring.yaml": {"schemes": [dict(scheme)]},
    }
    factories.apply_programme(ledger.programme(**files))


def four_chains() -> dict[str, Chain]:
    """Four chains by name, each with an office of its own."""
    factories.county(CODE)
    return {name: factories.chain(name, office=factories.department(f"县{name}办")) for name in BY_CHAIN}


def close(
    chain: Chain, how_many: int, *, solved: int | None = None, kind: str = "need", on: date = date(2022, 5, 16),
    lead: Unit | None = None,
) -> list[Matter]:  # fmt: skip
    """So many matters of a chain, closed on a day; `solved` of them with that outcome, all if it is not said."""
    solved = how_many if solved is None else solved
    rows = [
        row(
            f"{chain}第{n}件", on, kind=f"trial/{kind}", state="closed", handled_on=on, chain=chain, lead=lead,
            outcome="solved" if n < solved else "explained",
        )
        for n in range(how_many)
    ]  # fmt: skip
    made, _undo = enter(rows, by=factories.SYSTEM, on=TODAY)
    return made
