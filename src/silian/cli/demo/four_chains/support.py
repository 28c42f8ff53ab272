"""Leaders and their enterprises: pairings, visits whose needs go all ways, service groups, the funds that were paid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random

from silian.chains.models import Enterprise
from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains import chapters
from silian.cli.demo.four_chains.chapters import Chapter, Tale
from silian.cli.demo.four_chains.county import SEED, DemoCounty
from silian.cli.demo.four_chains.data import Template
from silian.cli.demo.four_chains.support_data import (
    ErrandData,
    FundsData,
    GroupData,
    NeedData,
    PairingData,
    SourceData,
    SupportData,
    VisitData,
)
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.matters import actions as ledger
from silian.matters.models import Channel, Matter
from silian.meetings.models import Commitment
from silian.organisations import actions as organisations
from silian.organisations.models import Person
from silian.support import actions
from silian.support.models import Case, Errand, Group, Visit

LEADER_ACCOUNT = "leader"


def enter_leaders(county: DemoCounty, titles: tuple[str, ...]) -> None:
    """The county leaders who lead no chain, by their titles among the leaders; those who do are entered with the chains."""
    chance = Random(SEED)  # noqa: S311  names, not secrets
    for title in titles:
        name = chance.choice(county.data.surnames) + "某某"
        county.leaders[title] = organisations.enter_person(county.root, name, by=county.clerk, title=title)


def leader(county: DemoCounty, title: str) -> Person:
    """A county leader by title."""
    chain = next((chain.name for chain in county.data.chains if chain.leader == title), title)
    return county.leaders[chain]


def support(county: DemoCounty, data: SupportData) -> Iterator[Chapter]:
    """Every story of the room; its chance is its own, so that no other story shifts."""
    apart = replace(county, chance=Random(SEED + 1))  # noqa: S311  stories, not secrets
    for pairing in data.pairings:
        for number in pairing.firms:
            yield paired(apart, pairing, county.firm(pairing.chain, number))
    for visit in data.visits:
        yield visited(apart, visit)
    for group in data.groups:
        yield served(apart, group)
    for funds in data.funds:
        yield from paid(apart, funds)


def paired(county: DemoCounty, told: PairingData, firm: Enterprise) -> Chapter:
    yield moments.on(told.from_on, 9, county.chance.randrange(60))
    pairing = actions.pair(leader(county, told.leader), firm, on=told.from_on, by=county.clerk)
    if told.to:
        yield moments.on(told.to, 10, county.chance.randrange(60))
        if told.to_leader:
            to = leader(county, told.to_leader)
            actions.hand_over(pairing, to=to, on=told.to, reason=told.reason, by=county.clerk)
        else:
            actions.end_pairing(pairing, on=told.to, reason=told.reason, by=county.clerk)


def visited(county: DemoCounty, told: VisitData) -> Chapter:
    """A visit, and the way of what was raised on it."""
    firm = county.firm(told.chain, told.firm)
    if told.need is None:
        yield moments.some_time_on(told.day, county.chance)
        _go(county, told, firm)
        return
    tale = _tale(county, told, told.need, firm)
    yield from WAYS[told.need.story](tale, told)


def _tale(county: DemoCounty, told: VisitData, need: NeedData, firm: Enterprise) -> Tale:
    words = Template(
        title=need.title.format(firm=firm.unit.short_name), detail="", lead=need.lead, measure=need.measure,
        result=need.result, answers=need.answers,
    )  # fmt: skip
    outcome = need.story if need.story in chapters.RESULTS else "solved"
    return Tale(county, need.kind, words, told.chain, firm, told.day, outcome)


def _go(county: DemoCounty, told: VisitData, firm: Enterprise, tale: Tale | None = None) -> Visit:
    """The visit itself: recorded by the leader's own account where there is one, by the township, or by the office."""
    need = actions.Need(f"four-chains/{tale.kind}", tale.words.title, tale.words.answers) if tale else None
    photo = [evidence.photo("走访照片", county.chance.randrange(256))] if told.way == "visit" else []
    by, who = _recorder(county, told.leader, firm)
    return actions.record_visit(firm, by=by, visitor=who, way=told.way, words=told.words, need=need, files=photo)


def _recorder(county: DemoCounty, title: str, firm: Enterprise) -> tuple[Actor, Person | None]:
    if not title:
        return county.actor_at(county.town_of(firm)), None
    person, own = leader(county, title), county.actors[LEADER_ACCOUNT]
    return (own, None) if own.person == person.pk else (county.clerk, person)


def _raised(tale: Tale, told: VisitData) -> Chapter:
    """The visit, the matter that it raised, and whoever else its answer helps."""
    yield moments.some_time_on(told.day, tale.county.chance)
    visit = _go(tale.county, told, tale.firm, tale)
    tale.matter = _matter_of(visit)
    for other in told.need.helps if told.need else ():
        actions.add_helped(visit, tale.matter, tale.county.firm(other.chain, other.firm), by=tale.county.clerk)


def _matter_of(visit: Visit) -> Matter:
    return Case.objects.select_related("round__matter").get(visit=visit, enterprise=visit.enterprise).round.matter


def _begun(tale: Tale, told: VisitData) -> Chapter:
    yield from _raised(tale, told)
    yield from chapters.accepted(tale)
    yield from chapters.assigned(tale)
    yield from chapters.taken_up(tale)


def _ended(tale: Tale) -> Chapter:
    yield from chapters.finished(tale)
    yield from chapters.signed_off(tale)
    yield from chapters.asked_after(tale)


def _closed(tale: Tale, told: VisitData) -> Chapter:
    yield from _begun(tale, told)
    yield from chapters.worked_on(tale)
    yield from _ended(tale)


def _open(tale: Tale, told: VisitData) -> Chapter:
    yield from _begun(tale, told)
    yield from chapters.worked_on(tale)


def _redone(tale: Tale, told: VisitData) -> Chapter:
    """Solved, not to the enterprise's satisfaction; done again and solved again: two cases of one matter."""
    yield from _begun(tale, told)
    yield from chapters.finished(tale)
    yield from chapters.signed_off(tale)
    yield from chapters.asked_after(tale, "dissatisfied")
    yield from chapters.done_anew(tale)
    yield from chapters.finished(tale)
    yield from chapters.signed_off(tale)
    yield from chapters.asked_after(tale, "satisfied")


def _hotline(tale: Tale, told: VisitData) -> Chapter:
    """The hotline had it two working days earlier: what the visit raised is merged into that."""
    tale.raised = moments.before(told.day, 2)
    yield from chapters.raised(tale, Channel.HOTLINE)
    yield from chapters.accepted(tale)
    yield from chapters.assigned(tale)
    yield moments.some_time_on(told.day, tale.county.chance)
    twin = _matter_of(_go(tale.county, told, tale.firm, tale))
    yield from _merged(tale, twin)
    yield from chapters.taken_up(tale)
    yield from _ended(tale)


def _twice(tale: Tale, told: VisitData) -> Chapter:
    """Another leader hears the same some days later: one enterprise, one problem, one case."""
    assert told.again
    yield from _begun(tale, told)
    yield moments.on(told.again.day, 15, tale.county.chance.randrange(60))
    other = told.model_copy(update={"day": told.again.day, "leader": told.again.leader})
    twin = _matter_of(_go(tale.county, other, tale.firm, tale))
    yield from _merged(tale, twin)
    yield from _ended(tale)


def _merged(tale: Tale, twin: Matter) -> Chapter:
    yield tale.later(0)
    ledger.merge_matter(twin, into=tale.matter, by=tale.county.clerk)


WAYS: dict[str, Callable[[Tale, VisitData], Chapter]] = {
    "solved": _closed, "partly": _closed, "explained": _closed, "open": _open, "redone": _redone, "hotline": _hotline,
    "twice": _twice,
}  # fmt: skip


def served(county: DemoCounty, told: GroupData) -> Chapter:
    """A service group with its errands, in the order of their days; ended when the enterprise produces."""
    yield moments.on(told.formed, 9, 20)
    group = actions.open_group(county.firm(told.chain, told.firm), on=told.formed, by=county.clerk)
    errands: dict[str, Errand] = {}
    for number, (day, deed) in enumerate(sorted(_deeds(told), key=lambda pair: pair[0])):
        yield moments.on(day, 14, number)
        deed(county, group, errands)


Deed = Callable[[DemoCounty, Group, dict[str, Errand]], None]


def _deeds(told: GroupData) -> Iterator[tuple[date, Deed]]:
    for errand in told.errands:
        yield errand.entered, _listed(errand)
        if errand.done:
            yield errand.done, _done(errand)
    if told.ended:
        yield told.ended.day, _production(told.ended.reason)


def _listed(told: ErrandData) -> Deed:
    def deed(county: DemoCounty, group: Group, errands: dict[str, Errand]) -> None:
        errands[told.text] = actions.open_errand(group, field=told.field, text=told.text, due=told.due, by=county.clerk)

    return deed


def _done(told: ErrandData) -> Deed:
    def deed(county: DemoCounty, group: Group, errands: dict[str, Errand]) -> None:
        errand = errands[told.text]
        assert told.done
        actions.complete_errand(errand, on=told.done, result=told.result, by=county.actor_at(errand.owner))

    return deed


def _production(reason: str) -> Deed:
    def deed(county: DemoCounty, group: Group, errands: dict[str, Errand]) -> None:
        actions.end_group(group, on=today(), reason=reason, by=county.clerk)

    return deed


def paid(county: DemoCounty, told: FundsData) -> Iterator[Chapter]:
    for source in told.sources:
        yield _paid_from(county, told, source)


def _paid_from(county: DemoCounty, told: FundsData, source: SourceData) -> Chapter:
    """Money is found for what the meeting committed, then paid with vouchers; a payment to a wrong account comes back."""
    yield moments.on(source.day, 11, county.chance.randrange(60))
    commitment = Commitment.objects.get(
        county_id=county.code, purpose=f"four-chains/{told.purpose}", resolution__item__meeting__held_on=told.held
    )
    settled = actions.settle_source(
        commitment, kind=f"four-chains/{source.kind}", fen=money.parse(source.amount), document=source.document,
        on=source.day, by=county.clerk,
    )  # fmt: skip
    for payment in source.payments:
        yield moments.on(payment.day, 15, county.chance.randrange(60))
        made = actions.pay(
            settled, fen=money.parse(payment.amount), payee=payment.payee, on=payment.day, by=county.clerk,
            files=[evidence.letter("拨付凭证", f"{payment.payee} {payment.amount}")],
        )  # fmt: skip
        if payment.reversed:
            yield moments.on(payment.reversed, 10, county.chance.randrange(60))
            actions.reverse_payment(made, reason=payment.reason, by=county.clerk)
