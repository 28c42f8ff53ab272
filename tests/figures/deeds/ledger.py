"""The ledger that was kept elsewhere: a spreadsheet that comes in whole on the last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from silian.exchange.matters import import_matters
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from tests.exchange.county import sheet
from tests.figures.county import CODE, TODAY, Place
from tests.figures.notebook import Handling, Stay

KINDS = {"实际问题": "problem", "用工": "labour", "用地": "land", "人企纠纷": "dispute"}
STATES = ("待受理", "已受理", "已交办", "办理中", "暂停", "申请销号", "已销号", "已销号", "不予受理", "撤回", "并案")
ENDED = {"不予受理", "撤回", "并案"}
NOT_ACCEPTED = ENDED | {"待受理"}
OUTCOMES = {"已解决": "solved", "部分解决": "partly", "未解决已解释": "explained"}
ANSWERS = {"满意": "satisfied", "基本满意": "fairly", "不满意": "dissatisfied"}
ROWS = 150


def happen(place: Place) -> None:
    rows = [row(place, number) for number in range(1, ROWS + 1)]
    with at(TODAY):
        _preview, done = import_matters(CODE, sheet(rows), name="旧台账.xlsx", by=SYSTEM)
    assert (done.created, done.refused) == (ROWS, [])


def row(place: Place, number: int) -> list[Any]:
    dice = place.dice
    raised = place.day(last=TODAY - timedelta(days=50))
    kind, state, outcome = dice.choice(list(KINDS)), dice.choice(STATES), dice.choice(list(OUTCOMES))
    due = raised + timedelta(days=dice.randint(5, 40)) if place.now_and_then(0.9) else None
    over = raised + timedelta(days=dice.randint(0, 50)) if state in ENDED | {"已销号", "申请销号"} else None
    answer = dice.choice([*ANSWERS, None]) if state == "已销号" else None
    noted(place, Handling(KINDS[kind], raised, due=due), state, over, OUTCOMES[outcome], answer and ANSWERS[answer])
    return [
        number, f"LJ-{number:04d}", kind, "走访", "张某", raised, f"第{number}车间漏雨", dice.choice(place.chains).name,
        place.bureau.name, None, "1. 踏勘\n2. 修补", due, state, outcome if over else None, over, answer,
    ]  # fmt: skip


def noted(place: Place, handling: Handling, state: str, over: date | None, outcome: str, answer: str | None) -> None:
    """By what the import says: received on the day it was raised; paused since the day it came in."""
    if state in NOT_ACCEPTED:
        handling.due = None  # nobody has announced one
    else:
        handling.accepted = handling.raised
    if state in ENDED:
        handling.ended, handling.merged = over, state == "并案"
    if state == "暂停":
        handling.waiting.append(Stay(TODAY))
    if over and state in {"申请销号", "已销号"}:
        handling.waiting.append(Stay(over))
    if state == "已销号":
        handling.handled = handling.closed = over
        handling.outcome = outcome
        handling.answers = [(over, answer)] if over and answer else []
    place.note.handlings.append(handling)
