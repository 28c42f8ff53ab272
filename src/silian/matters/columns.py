"""The ledger's columns, in the county's order: what each shows of a row, and which are there unless chosen otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import Light, WorkCalendar
from silian.matters.clock import light_of
from silian.matters.kinds import Kind
from silian.matters.masked import shown_raiser, shown_title
from silian.matters.models import Matter


@dataclass(frozen=True)
class Row:
    """A matter as the ledger shows it; `measures` are done and planned ones."""

    matter: Matter
    title: str
    kind: str
    light: Light
    measures: tuple[int, int]


@dataclass(frozen=True)
class Column:
    """`look` is how a cell is drawn; `order` the path to sort by; `card` keeps the cell on the phone."""

    name: str
    label: str | Promise
    value: Callable[[Row], Any]
    look: Literal["text", "day", "light", "state", "pin", "title"] = "text"
    shown: bool = True
    order: str = ""
    card: bool = False


COLUMNS = (
    Column("number", _("编号"), lambda row: row.matter.number, "pin", order="number", card=True),
    Column("title", _("事项"), lambda row: row.title, "title", card=True),
    Column("chain", _("产业链"), lambda row: row.matter.chain),
    Column("raiser", _("提出方"), lambda row: shown_raiser(row.matter)),
    Column("kind", _("类型"), lambda row: row.kind),
    Column("channel", _("来源"), lambda row: row.matter.get_channel_display(), shown=False),
    Column("lead", _("主办单位"), lambda row: row.matter.lead, card=True),
    Column("handler", _("责任人"), lambda row: row.matter.handler),
    Column("state", _("状态"), lambda row: row.matter.state_label, "state"),
    Column(
        "received",
        _("受理日"),
        lambda row: row.matter.round.received_on,
        "day",
        shown=False,
        order="round__received_on",
    ),
    Column("due", _("时限"), lambda row: row.matter.round.due, "day", order="round__due"),
    Column("left", _("剩余"), lambda row: row.light, "light", order="round__due", card=True),
    Column("measures", _("措施"), lambda row: "{}/{}".format(*row.measures)),
    Column("supervisor", _("包联领导"), lambda row: row.matter.supervisor, shown=False),
    Column("original_due", _("原定时限"), lambda row: row.matter.round.original_due, "day", shown=False),
    Column("located_in", _("所在地"), lambda row: row.matter.located_in, shown=False),
    Column("raised", _("提出日"), lambda row: row.matter.raised_on, "day", shown=False, order="raised_on"),
    Column(
        "handled", _("办结日"), lambda row: row.matter.round.handled_on, "day", shown=False, order="round__handled_on"
    ),
    Column("outcome", _("结论"), lambda row: row.matter.round.get_outcome_display(), shown=False),
)
ALWAYS = {"number", "title"}
ORDERS = {column.name: column.order for column in COLUMNS if column.order}


def chosen(names: Collection[str]) -> list[Column]:
    """The columns that are asked for, in the county's order; the usual ones where none is."""
    known = {column.name for column in COLUMNS} & set(names)
    if not known:
        return [column for column in COLUMNS if column.shown]
    return [column for column in COLUMNS if column.name in known | ALWAYS]


def rows_of(matters: Iterable[Any], kinds: dict[str, Kind], calendar: WorkCalendar) -> list[Row]:
    """The matters, asked for `with_measures()`, as rows; what needs the database was asked before, once for all."""
    return [
        Row(
            matter, shown_title(matter), kinds[matter.kind].title if matter.kind in kinds else matter.kind,
            light_of(matter, calendar), (matter.done or 0, matter.planned or 0),
        )
        for matter in matters
    ]  # fmt: skip
