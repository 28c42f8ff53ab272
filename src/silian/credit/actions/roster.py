"""The roster 名册 comes in: one table of households, entities or collectives by one deed; and who leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions._cells import Fault, FaultyTable
from silian.credit.actions._roster_rows import RosterRow, borrower_of, open_table
from silian.credit.models import Borrower
from silian.credit.permissions import ROSTER
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change

__all__ = ["Entered", "RosterRow", "enter_roster", "leave_roster", "read_pasted"]


@dataclass(frozen=True)
class Entered:
    """`fresh` are the borrowers that came in, `known` how many lines stood on the roster already."""

    fresh: list[Borrower]
    known: int


def read_pasted(text: str) -> list[RosterRow]:
    """The lines of a table pasted from a spreadsheet: columns apart by a tab or a comma, a line of headings passed over."""
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else line.replace("，", ",").split(","))]
        if any(cells) and not (number == 1 and cells[0] in ("姓名", "名称", "户主姓名")):
            rows.append(RosterRow(number, *(cells + [""] * 6)[:6]))
    return rows


@transaction.atomic
def enter_roster(county: str, segment: str, rows: Iterable[RosterRow], *, on: date, by: Actor, source: str) -> Entered:
    """Puts everybody of a table on the roster from a day on; whoever stands there already is passed over.

    Refused with the addresses of all faulty cells (`FaultyTable`), and then nobody is entered. The journal keeps how many
    and a digest of the table, no names.
    """
    allow(ROSTER, county, by)
    if on > today():
        raise Refused(_("列入日期不能晚于今天。"), {"on": _("晚于今天")})
    listed = list(rows)
    table = open_table(county, segment, on, listed)
    fresh = [one for row in listed if (one := borrower_of(table, row))]
    if table.faults or not listed:
        raise FaultyTable(table.faults or [Fault("A1", _("表里没有一行数据。"))])
    Borrower.objects.bulk_create(fresh, batch_size=500)
    _within_reach(county, fresh, by)
    told = {"segment": segment, "entered": len(fresh), "known": len(listed) - len(fresh), "on": on.isoformat()}
    digest = journal.digest("\n".join(f"{row.mark} {row.name} {row.village}" for row in listed))
    journal.append(county, "credit.enter_roster", by=by, after={**told, "table": digest, "source": source})
    return Entered(fresh, len(listed) - len(fresh))


def _within_reach(county: str, fresh: Sequence[Borrower], by: Actor) -> None:
    """Refuses a table that names villages for which this person does not keep the roster; the transaction takes all back."""
    entered = Borrower.objects.filter(county_id=county, pk__in=[one.pk for one in fresh])
    if visible(entered, by, ROSTER).count() < len(fresh):
        raise Refused(_("表里有不归您维护的村，请只列入您负责的村。"), {"table": _("有不归您维护的村")})


@transaction.atomic
def leave_roster(borrower: Borrower, *, on: date, ground: str, by: Actor) -> Borrower:
    """Takes a borrower off the roster from a day on: it moved away, it was dissolved. Its rating and loans stay."""
    require(ROSTER, borrower, by)
    if borrower.to_on or on < borrower.from_on:
        raise Refused(_("%s 那天不在名册里。") % borrower, {"on": _("不在名册")})
    if not ground.strip():
        raise Refused(_("请写明移出原因。"), {"ground": _("缺原因")})
    return record_change(borrower, "leave_roster", by=by, note=ground, to_on=on)
