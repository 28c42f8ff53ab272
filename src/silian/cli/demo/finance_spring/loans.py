"""The loans of the county: most come with the banks' quarterly files, a dozen are told from the application on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.loans_data import BorrowedData, GroupData, LoansData, PlannedData, loans_data
from silian.cli.demo.finance_spring.told_loans import told_loan
from silian.cli.demo.timeline import Story
from silian.credit import actions
from silian.credit.engine.periods import months_after
from silian.credit.models import Borrower, Product
from silian.credit.queries.lending import ReportedLoan, rate_of
from silian.kernel import money
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.money import FEN
from silian.organisations.models import Unit

SEED = 2022_08_31
STEP = FEN["万元"]
REPORTED_AFTER = timedelta(days=8)
LATE_ONE_IN, REPAID_ONE_IN = 67, 19  # of the loans: some fall behind, some have paid half of it back by the last file
LATE_SINCE = timedelta(days=47)
METHOD = "INTEREST_ONLY_BALLOON"


def stories(county: SpringCounty) -> Iterator[Story]:
    """The files of every bank, the loans that are told one by one, the planned ones."""
    data = loans_data()
    yield _reports(county, data)
    yield from (told_loan(county, told) for told in data.told)
    yield from (_planned(county, planned) for planned in data.planned)


def classification(county: SpringCounty, first: date, last: date) -> Story:
    """The nightly run, told each fourth week: it makes up for the nights before, and its log is the same."""
    day = first
    while day < last:
        yield moments.on(day, 6)
        actions.classify_loans(county.code, today() - moments.ONE_DAY)
        day += timedelta(weeks=4)
    yield moments.on(last, 6)
    actions.classify_loans(county.code, today() - moments.ONE_DAY)


def _reports(county: SpringCounty, data: LoansData) -> Iterator[datetime]:
    """Every quarter each bank sends the loans that it has paid out by then."""
    files: dict[Unit, list[ReportedLoan]] | None = None
    for as_of in data.reports:
        yield moments.on(as_of + REPORTED_AFTER, 10)
        files = files or _lines(county, data)
        for bank, lines in files.items():
            told = [_as_of(line, as_of, number) for number, line in enumerate(lines) if line.disbursed_on <= as_of]
            source = f"{bank.name}贷款明细-{as_of:%Y%m%d}.xlsx"
            digest = sha256(f"{source}{len(told)}".encode()).hexdigest()
            actions.report_loans(bank, as_of, told, source=source, digest=digest, by=county.office)


def _as_of(line: ReportedLoan, as_of: date, number: int) -> ReportedLoan:
    """The loan as its bank has it on a day: settled at maturity, half repaid or overdue now and then."""
    balance = 0 if line.matures_on <= as_of else line.balance
    if balance and number % REPAID_ONE_IN == 1 and as_of > months_after(line.disbursed_on, 4):
        balance //= 2
    late = balance and number % LATE_ONE_IN == 0 and as_of > line.disbursed_on + LATE_SINCE * 2
    return ReportedLoan(
        line.bank_number, line.borrower, line.product, line.disbursed_on, line.matures_on, line.principal, balance,
        line.rate, line.method, LATE_SINCE.days if late else 0, line.purpose, line.scheme,
    )  # fmt: skip


def _lines(county: SpringCounty, data: LoansData) -> dict[Unit, list[ReportedLoan]]:
    """The loans of each bank, in the order of their days."""
    chance = Random(SEED)  # noqa: S311  amounts of a story, not secrets
    products = {product.key: product for product in Product.objects.filter(county_id=county.code)}
    drawn = [line for group in data.groups for line in _group(county, group, products[group.product], chance)]
    drawn += [_borrowed(county, told, products[told.product], n) for n, told in enumerate(data.borrowed, start=1)]
    banks: dict[Unit, list[ReportedLoan]] = {bank: [] for bank in county.banks}
    for line in sorted(drawn, key=lambda line: (line.disbursed_on, line.bank_number)):
        banks[county.banks[county.villages.index(line.borrower.village) % len(county.banks)]].append(line)
    return banks


def _group(county: SpringCounty, group: GroupData, product: Product, chance: Random) -> Iterator[ReportedLoan]:
    borrowers = _roster(county, group.segment)[group.first : group.last]
    days = (group.to_on - group.from_on).days
    for place, (who, fen) in enumerate(zip(borrowers, _amounts(group, len(borrowers), chance), strict=True)):
        on = group.from_on + timedelta(days=days * place // len(borrowers))
        number = f"{group.product.upper()}{on.year}{group.first + place:04d}"
        yield _line(number, who, product, on, group.months, fen, fen)


def _amounts(group: GroupData, many: int, chance: Random) -> list[int]:
    """So many amounts in whole 万元 around the mean; the last one settles the sum."""
    total = money.parse(group.sum)
    mean = total // many
    drawn: list[int] = []
    for left in range(many, 1, -1):
        rest = total - sum(drawn)
        fen = max(STEP, mean * chance.randrange(55, 145) // 100 // STEP * STEP)
        drawn.append(min(fen, rest - (left - 1) * STEP))
    return [*drawn, total - sum(drawn)]


def _borrowed(county: SpringCounty, told: BorrowedData, product: Product, number: int) -> ReportedLoan:
    who = _collective(county, told.village)
    fen, balance = money.parse(told.amount), money.parse(told.balance)
    return _line(f"CUN{told.day:%Y%m}{number:02d}", who, product, told.day, told.months, fen, balance)


def _line(number: str, who: Borrower, product: Product, on: date, months: int, fen: int, balance: int) -> ReportedLoan:
    rate = rate_of(product, on)
    assert rate is not None
    scheme = product.key == "scheme"
    return ReportedLoan(
        number,
        who,
        product,
        on,
        months_after(on, months),
        fen,
        balance,
        rate,
        METHOD,
        purpose="生产经营",
        scheme=scheme,
    )


def _planned(county: SpringCounty, planned: PlannedData) -> Iterator[datetime]:
    yield moments.on(planned.day, 15)
    who = _collective(county, planned.village)
    actions.plan_loan(
        who, fen=money.parse(planned.amount), expected_on=planned.expected_on, purpose=planned.purpose, by=SYSTEM
    )


def _collective(county: SpringCounty, village: str) -> Borrower:
    return next(who for who in county.collectives if who.village.name == village)


def _roster(county: SpringCounty, segment: str) -> Sequence[Borrower]:
    rosters = {"household": county.households, "entity": county.entities, "collective": county.collectives}
    return rosters[segment]
