"""What `programmes/four-chains/demo/support.yaml` says: pairings, visits and what they raised, groups, funds paid."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from silian.cli.demo.four_chains.data import PROGRAMME, Kind
from silian.cli.demo.reading import Data, read_data

Story = Literal["solved", "partly", "explained", "open", "redone", "hotline", "twice"]


class PairingData(Data):
    """A leader with enterprises of a chain; with `to` it ended, and `to_leader` went on from there."""

    leader: str
    chain: str
    firms: tuple[int, ...]
    from_on: date = Field(alias="from")
    to: date | None = None
    to_leader: str = ""
    reason: str = ""


class FirmData(Data):
    chain: str
    firm: int


class NeedData(Data):
    """What was raised on a visit, who answers it and how; `helps` are others that gain from the answer."""

    title: str
    lead: str
    measure: str
    result: str
    kind: Kind = "problem"
    story: Story = "solved"
    answers: dict[str, str] = {}
    helps: tuple[FirmData, ...] = ()


class AgainData(Data):
    day: date
    leader: str


class VisitData(FirmData):
    """Without a leader somebody of the township went. `again` is a second leader who heard the same."""

    day: date
    leader: str = ""
    way: Literal["visit", "call"] = "visit"
    words: str = ""
    need: NeedData | None = None
    again: AgainData | None = None


class ErrandData(Data):
    field: str
    text: str
    entered: date
    due: date
    done: date | None = None
    result: str = ""


class EndData(Data):
    day: date
    reason: str


class GroupData(FirmData):
    formed: date
    errands: tuple[ErrandData, ...]
    ended: EndData | None = None


class PaymentData(Data):
    day: date
    amount: str
    payee: str
    reversed: date | None = None
    reason: str = ""


class SourceData(Data):
    kind: str
    amount: str
    document: str
    day: date
    payments: tuple[PaymentData, ...] = ()


class FundsData(Data):
    """A commitment, by the day of its meeting and its purpose."""

    held: date
    purpose: str
    sources: tuple[SourceData, ...]


class SupportData(Data):
    other_leaders: tuple[str, ...]
    pairings: tuple[PairingData, ...]
    visits: tuple[VisitData, ...]
    groups: tuple[GroupData, ...]
    funds: tuple[FundsData, ...]


def support_data() -> SupportData:
    return read_data(PROGRAMME, "support.yaml", SupportData)
