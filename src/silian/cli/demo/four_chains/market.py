"""Supply and demand: what enterprises post, how they talk about it, and what they agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from silian.chains import actions
from silian.chains.models import Dialogue, Enterprise, Posting
from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains import accounts
from silian.cli.demo.four_chains.chapters import Chapter
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.market_data import AmendmentData, DocumentData, Firm, MarketData, PostingData, TalkData
from silian.cli.demo.four_chains.people import FORMED
from silian.cli.demo.timeline import Story
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today

ASKER, POSTER = "asker", "poster"


def market(county: DemoCounty, data: MarketData) -> Iterator[Story]:
    """Contacts first, then each posting and each talk as a story of its own."""
    traders = Traders(county)
    yield traders.enrolled([told.firm for told in data.postings], [t.firm for p in data.postings for t in p.talks])
    for told in data.postings:
        stall = Stall(traders, told, Random(f"{told.firm} {told.product}"))  # noqa: S311  stories, not secrets
        yield stall.posted()
        for talk in told.talks:
            yield stall.talked(talk)
    yield amendment(traders, data.amendment)
    for one in data.documents:
        yield document(traders, one)


@dataclass
class Traders:
    """The contacts who act for their enterprises."""

    county: DemoCounty
    actors: dict[Firm, Actor] = field(default_factory=dict)

    def firm(self, which: Firm) -> Enterprise:
        return self.county.firm(*which)

    def enrolled(self, *told: list[Firm]) -> Chapter:
        """Each has an account, and the office has entered whom to call."""
        yield moments.on(FORMED + moments.ONE_DAY, 8, 20)
        for number, which in enumerate(dict.fromkeys(each for firms in told for each in firms), start=1):
            firm = self.firm(which)
            self.actors[which] = self.county.contact_of(firm) or accounts.open_contact(self.county, firm, number)
            actions.amend_enterprise(
                firm, on=FORMED + moments.ONE_DAY, by=self.county.clerk, contact=self.county.handler_of(firm.unit).name,
                phone=f"1390000{4000 + number}", reason="登记业务联系人",
            )  # fmt: skip


@dataclass
class Stall:
    """One posting as it is told, and the talks about it."""

    traders: Traders
    told: PostingData
    chance: Random
    posting: Posting = field(init=False)

    @property
    def owner(self) -> Actor:
        return self.traders.actors[self.told.firm]

    def posted(self) -> Chapter:
        told, county = self.told, self.traders.county
        yield moments.some_time_on(told.posted, self.chance)
        prices = [money.parse(text) for text in told.price]
        self.posting = actions.post_on_market(
            self.traders.firm(told.firm), county.chains[told.chain or told.firm[0]], side=told.side, product=told.product,
            quantity=Decimal(told.quantity), unit=told.unit, last_on=told.last, words=told.words, by=self.owner,
            price_from=prices[0] if prices else None, price_to=prices[-1] if prices else None,
        )  # fmt: skip
        if told.state:
            yield moments.later(9, self.chance)
            deed = actions.withdraw_posting if told.state == "withdrawn" else actions.fill_posting
            deed(self.posting, by=self.owner)

    def talked(self, talk: TalkData) -> Chapter:
        """Opened with the first words, then turn by turn, each on the next working day."""
        yield moments.some_time_on(talk.opened, self.chance)
        sides = {ASKER: self.traders.actors[talk.firm], POSTER: self.owner}
        firm = self.traders.firm(talk.firm)
        dialogue = actions.open_dialogue(self.posting, firm, words=talk.says[0], by=sides[ASKER])
        for number, words in enumerate(talk.says[1:], start=1):
            yield moments.later(1, self.chance)
            actions.say(dialogue, words=words, by=sides[POSTER if number % 2 else ASKER])
        if talk.joined:
            yield moments.later(2, self.chance)
            actions.join_dialogue(dialogue, by=self.traders.county.clerk)
            actions.say(dialogue, words=talk.advice, by=self.traders.county.clerk)
        yield from self._ended(talk, dialogue, sides)

    def _ended(self, talk: TalkData, dialogue: Dialogue, sides: dict[str, Actor]) -> Chapter:
        if talk.ends == "ended":
            yield moments.later(1, self.chance)
            actions.end_dialogue(dialogue, reason=talk.reason, by=sides[ASKER])
        if talk.deal is None:
            return
        yield moments.later(1, self.chance)
        proposer, other = sides[talk.deal.by], sides[POSTER if talk.deal.by == ASKER else ASKER]
        actions.propose_deal(
            dialogue, quantity=Decimal(talk.deal.quantity), amount=money.parse(talk.deal.amount), by=proposer,
            agreed_on=today(),
        )  # fmt: skip
        yield moments.later(1, self.chance)
        if talk.ends == "agreed":
            actions.confirm_deal(dialogue, by=other)
        elif talk.ends == "reconsidered":
            actions.reconsider_deal(dialogue, reason=talk.reason, by=other)


def amendment(traders: Traders, told: AmendmentData) -> Chapter:
    """An enterprise asks to change its profile; the office has not answered yet."""
    yield moments.on(told.asked, 15, 10)
    actions.amend_enterprise(
        traders.firm(told.firm),
        on=told.begins,
        products=told.products,
        reason=told.reason,
        by=traders.actors[told.firm],
    )


def document(traders: Traders, told: DocumentData) -> Chapter:
    yield moments.on(told.added, 10, 40)
    file = evidence.letter(told.name, f"{traders.firm(told.firm).unit.name} {told.name}")
    actions.add_document(traders.firm(told.firm), file, by=traders.actors[told.firm])
