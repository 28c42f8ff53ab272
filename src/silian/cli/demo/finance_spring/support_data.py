"""What `parks.yaml`, `needs.yaml` and `support.yaml` of the demo say."""

from __future__ import annotations

from datetime import date

from silian.cli.demo.finance_spring.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class GradeData(Data):
    level: str
    stars: int
    on: date
    document: str


class CapitalData(Data):
    investor: str
    amount: str
    on: date
    source: str


class ParkData(Data):
    """`tenants` are the places on the roster of entities, from the first until before the second."""

    name: str
    town: str
    industry: str
    tenants: tuple[int, int]
    grades: tuple[GradeData, ...] = ()
    capital: tuple[CapitalData, ...] = ()


class ReserveData(Data):
    """Without `reserved_on` it never stood in a reserve."""

    name: str
    town: str
    keeper: str
    cost: str
    need: str
    level: str = ""
    reserved_on: date | None = None
    planned_on: date | None = None
    planned_for: date | None = None
    landed_on: date | None = None
    dropped_on: date | None = None


class ParksData(Data):
    tenants_on: date
    parks: tuple[ParkData, ...]
    reserve: tuple[ReserveData, ...]


class LedgerData(Data):
    name: str
    imported_on: date
    first_on: date
    last_on: date
    solved: int
    explained: int
    open: int
    problems: tuple[str, ...]
    measures: tuple[str, ...]


class LiveData(Data):
    """A need that is raised on the platform; matched on a day, or not yet."""

    village: str
    raised_on: date
    title: str
    amount: str
    use: str
    months: int
    security: str
    product: str = ""
    matched_on: date | None = None


class NeedsData(Data):
    ledger: LedgerData
    live: tuple[LiveData, ...]


class BatchData(Data):
    """The batches of all banks for some days; those without `paid_on` are still before the offices."""

    rule: str
    from_on: date
    to_on: date
    drawn_up_on: date
    paid_on: date | None = None


class MoneyData(Data):
    on: date
    amount: str
    document: str


class FundData(Data):
    key: str
    keeper: str
    deposits: tuple[MoneyData, ...]
    guaranteed_on: date
    loss: MoneyData
    recovered: MoneyData


class ClawBackData(Data):
    on: date
    amount: str
    ground: str


class FeesData(Data):
    """`standard` and `charged` are in ten-thousandths of the principal."""

    on: date
    kind: str
    standard: int
    charged: int


class BriefingData(Data):
    as_of: date
    published_on: date


class SupportData(Data):
    subsidy: tuple[BatchData, ...]
    claw_back: ClawBackData
    fund: FundData
    fees: FeesData
    briefing: BriefingData


def parks_data() -> ParksData:
    return read_data(PROGRAMME, "parks.yaml", ParksData)


def needs_data() -> NeedsData:
    return read_data(PROGRAMME, "needs.yaml", NeedsData)


def support_data() -> SupportData:
    return read_data(PROGRAMME, "support.yaml", SupportData)
