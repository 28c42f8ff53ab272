"""A bank's file of loans 银行报送: read, looked at cell by cell, then taken whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from silian.credit.actions import report_loans
from silian.credit.marks import digest_of
from silian.credit.models import BankReport, Borrower, Product
from silian.credit.models.lending import METHODS
from silian.credit.permissions import REPORT
from silian.credit.queries.lending import Change, ReportedLoan, compare, faults_of
from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.tables import Flag, Table, TableRow, read_table
from silian.exchange.spreadsheets.values import Cell, amount, choice, code, day, text, whole, wrong
from silian.exchange.spreadsheets.values.cells import plain
from silian.kernel.access import Actor, require
from silian.organisations.models import Unit

YES = {True: ("是", "有", "√"), False: ("否", "无", "")}


def _rate(cell: Cell) -> Any:
    """A yearly rate in percent, as 4.35 or 4.35%."""
    words = plain(cell.value).removesuffix("%")
    try:
        return Decimal(f"{cell.value:.15g}" if isinstance(cell.value, float) else words) if words else None
    except InvalidOperation:
        return wrong(_("年利率按百分数填，如 4.35。"))


COLUMNS = (
    Column("bank_number", "借据号", ("借据编号", "贷款账号", "合同号"), True, code, width=20),
    Column("borrower", "证件号码", ("统一社会信用代码", "身份证号", "证件号", "信用代码"), True, code, width=22),
    Column("name", "借款人", ("客户名称", "借款人名称", "户名"), width=24),
    Column("product", "产品", ("产品名称", "贷款品种", "贷款产品"), True, text, width=18),
    Column("disbursed_on", "放款日期", ("发放日期", "起息日", "贷款日期"), True, day),
    Column("matures_on", "到期日期", ("到期日", "贷款到期日"), True, day),
    Column("principal", "贷款金额", ("放款金额", "发放金额"), True, amount),
    Column("balance", "贷款余额", ("余额", "本金余额"), True, amount),
    Column("rate", "年利率", ("利率", "执行利率"), True, _rate),
    Column("method", "还款方式", (), True, choice({key.value: (str(words),) for key, words in METHODS.items()})),
    Column("days_past_due", "逾期天数", ("本金逾期天数",), parse=whole),
    Column("purpose", "用途", ("贷款用途",), parse=text),
    Column("scheme", "政银担", ("是否政银担",), parse=choice(YES)),
)


@dataclass
class Preview:
    """What the file would do: `changes` line by line, `refused` what must be mended. `before` is when it came in."""

    digest: str
    lines: list[ReportedLoan] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    refused: list[Flag] = field(default_factory=list)
    before: BankReport | None = None

    @property
    def fresh(self) -> list[Change]:
        return [change for change in self.changes if change.loan is None]

    @property
    def changed(self) -> list[Change]:
        return [change for change in self.changes if change.loan is not None and change.changes]


def preview_loans(bank: Unit, as_of: date, path: Path, *, by: Actor) -> Preview:
    """Reads a bank's file as of a day; enters nothing. Refused where the file cannot be read or lacks a column."""
    require(REPORT, bank, by)
    found = Preview(hashlib.sha256(path.read_bytes()).hexdigest())
    found.before = BankReport.objects.filter(county_id=bank.county_id, bank=bank, digest=found.digest).first()
    table = read_table(path, COLUMNS, year=as_of.year)
    rows = _understood(bank.county_id, table, found)
    found.refused += [
        Flag(rows[fault.line].sheet, rows[fault.line].cell(fault.key), fault.sentence, True)
        for fault in faults_of(bank, as_of, found.lines)
    ]
    if not found.refused:
        found.changes = compare(bank, as_of, found.lines)
    return found


def import_loans(bank: Unit, as_of: date, path: Path, *, name: str, by: Actor) -> tuple[Preview, BankReport | None]:
    """Takes the file whole; with one cell to mend nothing is taken, and the report is None."""
    preview = preview_loans(bank, as_of, path, by=by)
    if preview.refused or not preview.lines:
        return preview, None
    return preview, report_loans(bank, as_of, preview.lines, source=name, digest=preview.digest, by=by)


def _understood(county: str, table: Table, found: Preview) -> list[TableRow]:
    """The rows that became lines; what cannot be told goes to `refused`."""
    found.refused += [flag for flag in table.flags if flag.refuses]
    products = {product.title: product for product in Product.objects.filter(county_id=county)}
    borrowers = _borrowers(county, table.rows)
    rows = []
    for row in table.rows:
        told = row.values
        who = borrowers.get(digest_of(county, str(told["borrower"] or "")))
        product = products.get(str(told["product"] or ""))
        if told["borrower"] and who is None:
            _refuse(found, row, "borrower", _("名册里没有这个证件号码，请先把借款人列入名册。"))
        if told["product"] and product is None:
            _refuse(found, row, "product", _("没有“%s”这个产品，请照产品目录写。") % told["product"])
        if who and product and not row.refused:
            rows.append(row)
            found.lines.append(_line(told, who, product))
    return rows


def _borrowers(county: str, rows: Sequence[TableRow]) -> dict[str, Borrower]:
    marks = {digest_of(county, str(row.values["borrower"] or "")) for row in rows}
    return {one.id_digest: one for one in Borrower.objects.filter(county_id=county, id_digest__in=marks)}


def _refuse(found: Preview, row: TableRow, key: str, sentence: str) -> None:
    found.refused.append(Flag(row.sheet, row.cell(key), sentence, True))


def _line(told: Mapping[str, Any], who: Borrower, product: Product) -> ReportedLoan:
    return ReportedLoan(
        told["bank_number"], who, product, told["disbursed_on"], told["matures_on"], told["principal"], told["balance"],
        told["rate"], told["method"], told.get("days_past_due") or 0, told.get("purpose") or "",
        bool(told.get("scheme")),
    )  # fmt: skip
