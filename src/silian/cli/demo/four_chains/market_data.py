"""What `programmes/four-chains/demo/market.yaml` says: postings with the talks about them, an amendment, documents."""

from __future__ import annotations

from datetime import date
from typing import Literal

from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data

Firm = tuple[str, int]  # the chain on which the data counts it, and which one it is there


class DealData(Data):
    by: Literal["poster", "asker"]
    quantity: int
    amount: str


class TalkData(Data):
    """Who asks about a posting; the two take turns in `says`, the asker first. `ends` says what became of it."""

    firm: Firm
    opened: date
    says: tuple[str, ...]
    deal: DealData | None = None
    ends: Literal["", "agreed", "waiting", "reconsidered", "ended"] = ""
    reason: str = ""
    joined: bool = False
    advice: str = ""


class PostingData(Data):
    """`price` is the band of one unit's price, empty where it is to be agreed."""

    firm: Firm
    chain: str = ""
    side: Literal["offer", "need"]
    product: str
    quantity: int
    unit: str
    price: tuple[str, ...] = ()
    posted: date
    last: date
    words: str = ""
    state: Literal["", "withdrawn", "filled"] = ""
    talks: tuple[TalkData, ...] = ()


class AmendmentData(Data):
    firm: Firm
    asked: date
    products: str
    reason: str
    begins: date


class DocumentData(Data):
    firm: Firm
    added: date
    name: str


class MarketData(Data):
    postings: tuple[PostingData, ...]
    amendment: AmendmentData
    documents: tuple[DocumentData, ...]


def market_data() -> MarketData:
    return read_data(PROGRAMME, "market.yaml", MarketData)
