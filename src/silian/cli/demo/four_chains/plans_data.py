"""The three-year plans and the rankings as `programmes/four-chains/demo/plans.yaml` tells them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class TaskData(Data):
    """A task of every chain's plan, and which chains took another course than most."""

    deed: Literal["build", "extend", "fill", "strengthen"]
    text: str
    due: date
    goal: Decimal | None = None
    unit: str = ""
    done: date | None = None
    result: Decimal | None = None
    evidence: str = ""
    early: dict[str, date] = {}
    late: dict[str, date] = {}
    results: dict[str, Decimal] = {}
    behind: tuple[str, ...] = ()
    dropped: dict[str, str] = {}

    def done_on(self, chain: str) -> date | None:
        """The day on which this chain completes it; None where it is left lying or dropped."""
        if chain in self.behind or chain in self.dropped:
            return None
        return self.early.get(chain) or self.late.get(chain) or self.done


class AmendedData(Data):
    chain: str
    task: int
    goal: Decimal
    day: date
    reason: str


class RankingData(Data):
    as_of: date
    published: date


class AppealData(Data):
    """An appeal against a chain's sheet in the n-th published ranking; without an answer it still waits."""

    ranking: int
    chain: str
    raised: date
    ground: str
    answered: date | None = None
    answer: str = ""


class PlansData(Data):
    tasks: tuple[TaskData, ...]
    dropped_on: date
    amended: AmendedData
    rankings: tuple[RankingData, ...]
    appeals: tuple[AppealData, ...]


def plans_data() -> PlansData:
    return read_data(PROGRAMME, "plans.yaml", PlansData)
