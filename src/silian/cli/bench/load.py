"""Synthetic matters, drawn at random but always the same, entered as a ledger from elsewhere is: in bulk, with their journal.

Of a hundred, ninety-four are over and six are open, as in a ledger kept for five years; the open ones are of the last weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from silian.cli.bench.county import CODE, KINDS, TODAY, Place
from silian.kernel.access import SYSTEM
from silian.matters.actions import Row, admit_matters, open_batch
from silian.matters.models import CallBack, Channel, Outcome

A_BATCH = 2000
YEARS = 5
# How many of ten thousand stand in each state.
OVER = {"closed": 8800, "rejected": 300, "withdrawn": 200, "merged": 100}
OPEN = {"submitted": 100, "accepted": 50, "assigned": 80, "doing": 250, "paused": 40, "awaiting_sign_off": 80}
STATES, WEIGHTS = (*OVER, *OPEN), (*OVER.values(), *OPEN.values())
THINGS = (
    "厂区道路", "冷库用电", "灌溉水渠", "粮食烘干", "仓储用地", "季节用工", "物流运费", "原料收购", "检测设备", "土地租金",
)  # fmt: skip
TROUBLES = ("破损无法通行", "容量不足", "手续尚未办结", "缺口较大", "价格上涨", "需要协调", "超出承受能力", "影响投产")
RARE = ("育秧大棚", "有机认证", "海关备案")  # one matter in a thousand


def fill(place: Place, matters: int) -> None:
    """Enters so many matters into the county of the present database."""
    draw = Random(f"silian {matters}")  # noqa: S311  a load, not a secret
    rows = (_row(draw, place) for _ in range(matters))
    batch = open_batch(CODE, source="bench", digest="", by=SYSTEM)
    while some := list(islice(rows, A_BATCH)):
        admit_matters(some, batch=batch, by=SYSTEM)


def rows_for_a_file(place: Place, matters: int) -> Iterator[Row]:
    """The like as a county's spreadsheet would hold them."""
    draw = Random(f"file {matters}")  # noqa: S311
    return (_row(draw, place) for _ in range(matters))


def _row(draw: Random, place: Place) -> Row:
    [state] = draw.choices(STATES, WEIGHTS)
    days = draw.randrange(1, 60) if state in OPEN else draw.randrange(30, YEARS * 365)
    raised_on = TODAY - timedelta(days=days)
    lead, people = draw.choice(place.offices)
    given = state not in {"submitted", "accepted", "rejected"}
    handled_on = _handled_on(draw, state, raised_on)
    return Row(
        kind=draw.choice(KINDS), title=_title(draw), channel=draw.choice(Channel.values), raised_on=raised_on, state=state,
        raiser_unit=draw.choice(place.firms), chain=draw.choice(place.chains), lead=lead if given else None,
        handler=draw.choice(people) if given else None, measures=("现场查看，限期办理",) if given else (),
        due=raised_on + timedelta(days=draw.randrange(7, 50)), handled_on=handled_on,
        outcome=draw.choice(Outcome.values[:3]) if state == "closed" else "",
        satisfaction=draw.choice(CallBack.Answer.values) if state == "closed" and draw.random() < 0.3 else "",
    )  # fmt: skip


def _handled_on(draw: Random, state: str, raised_on: date) -> date | None:
    if state in OPEN and state != "awaiting_sign_off":
        return None
    return min(TODAY, raised_on + timedelta(days=draw.randrange(2, 40)))


def _title(draw: Random) -> str:
    thing = draw.choice(RARE) if draw.random() < 0.001 else draw.choice(THINGS)
    return f"{thing}{draw.choice(TROUBLES)}（第{draw.randrange(1, 999)}号地）"
