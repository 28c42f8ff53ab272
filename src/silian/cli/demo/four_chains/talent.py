"""Talents, classes and party work: an opening and who came, a class from its list of names to its end, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from random import Random

from silian.chains.models import Enterprise
from silian.cli.demo import moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.people import FORMED
from silian.cli.demo.four_chains.talent_data import (
    Came,
    ClassData,
    MemberData,
    OpeningData,
    OtherRecruit,
    PostData,
    TalentData,
)
from silian.cli.demo.timeline import Story
from silian.kernel.access import Actor
from silian.talent import actions
from silian.talent.models import Learner, Opening, Recruit
from silian.talent.queries import branches_open_to

LEARNERS = {"ZG": Learner.EMPLOYEE, "JG": Learner.TECHNICIAN, "XS": Learner.STUDENT}
GRADUATE, MEMBER = "RC", "DY"  # prefixes of the marks of those who came, and of those who joined the Party
STRUCK_AFTER = 40  # working days in the catalogue
Deed = tuple[date, Callable[[], object]]


def talents(county: DemoCounty, data: TalentData) -> Iterator[Story]:
    """Everything that the data tells of, each record a story of its own."""
    yield from (_opening(county, told) for told in data.openings)
    yield from (_other(county, told) for told in data.others)
    yield from (_class(county, told) for told in data.classes)
    yield from (_member(county, told) for told in data.members)
    yield from (_post(county, told) for told in data.posts)


def name_of(county: DemoCounty, mark: str) -> str:
    """A name that nobody bears, always the same for a mark, so that a person is the same person in two classes."""
    chance = _chance(mark)
    return chance.choice(county.data.surnames) + chance.choice(("某", "某某"))


def _chance(seed: str) -> Random:
    """Chance of a story's own, so that no other story shifts."""
    return Random(seed)  # noqa: S311  stories, not secrets


def _mark(prefix: str, number: int) -> str:
    return f"{prefix}-{number:04d}"


def _township(county: DemoCounty, firm: Enterprise) -> Actor:
    """The account of the township in which the enterprise stands, which enters what the enterprise reports."""
    return county.actor_at(county.town_of(firm))


def _in_order(deeds: list[Deed]) -> Story:
    """The deeds by their days, in the afternoon."""
    for day, deed in sorted(deeds, key=lambda pair: pair[0]):
        yield moments.on(day, 15)
        deed()


def _opening(county: DemoCounty, told: OpeningData) -> Story:
    firm = county.firm(told.chain, told.firm)
    yield moments.on(told.proposed, 9, 30)
    opening = actions.propose_opening(
        firm, told.post, wanted=told.wanted, level=told.level, due=told.due, chain=county.chains[told.chain],
        by=county.contact_of(firm) or _township(county, firm),
    )  # fmt: skip
    if told.declined:
        yield moments.later(2, _chance(told.post))
        actions.decline_opening(opening, reason=told.declined, by=county.clerk)
    if told.listed:
        yield from _listed(county, told, opening)


def _listed(county: DemoCounty, told: OpeningData, opening: Opening) -> Story:
    assert told.listed
    yield moments.on(told.listed, 10)
    actions.list_opening(opening, answering=county.units[told.answering], by=county.clerk)
    yield from _in_order([deed for came in told.came for deed in _came(county, opening, came)])
    if told.struck:
        yield moments.later(STRUCK_AFTER, _chance(told.post))
        actions.strike_opening(opening, reason=told.struck, by=county.clerk)


def _came(county: DemoCounty, opening: Opening, told: Came) -> Iterator[Deed]:
    """Joining, and leaving again."""
    mark, by = _mark(GRADUATE, told.person), _township(county, opening.enterprise)
    joined: list[Recruit] = []

    def join() -> None:
        recruited = actions.recruit(
            opening.enterprise, name_of(county, mark), mark, on=told.joined, level=opening.level, graduate=True,
            school=told.school, opening=opening, by=by,
        )  # fmt: skip
        joined.append(recruited)

    yield told.joined, join
    if left := told.left:
        yield left, lambda: actions.record_leaving(joined[0], on=left, reason="到本县另一家企业工作", by=by)


def _other(county: DemoCounty, told: OtherRecruit) -> Story:
    """Somebody who came outside the catalogue and is no graduate."""
    firm, mark = county.firm(told.chain, told.firm), _mark(GRADUATE, told.person)
    yield moments.on(told.joined, 15)
    actions.recruit(firm, name_of(county, mark), mark, on=told.joined, level=told.level, by=_township(county, firm))


def _class(county: DemoCounty, told: ClassData) -> Story:
    """The whole list of names is one deed, and so is the end of the class."""
    keeper = county.units[told.keeper]
    by = county.actor_at(keeper)
    yield _entered(told.starts, 9)
    training = actions.open_class(
        keeper, told.name, kind=told.kind, school=told.school, major=told.major, starts_on=told.starts, due=told.due, by=by,
        chain=county.chains[told.chain] if told.chain else None, enterprise=county.firm(*told.firm) if told.firm else None,
    )  # fmt: skip
    numbers = range(told.people[0], told.people[1] + 1)
    marks = [_mark(told.prefix, number) for number in numbers]
    roster = "\n".join(f"{name_of(county, mark)} {mark}" for mark in marks)
    rows = actions.enrol(training, roster, learner=LEARNERS[told.prefix], on=told.starts, by=by)
    if told.finished:
        yield _entered(told.finished, 16)
        without = [row.pk for number, row in zip(numbers, rows, strict=True) if number in told.without]
        actions.finish_class(training, on=told.finished, without=without, by=by)


def _entered(day: date, hour: int) -> datetime:
    """What lies before the demo's first day is entered on it."""
    return moments.on(max(day, FORMED + moments.ONE_DAY), hour)


def _member(county: DemoCounty, told: MemberData) -> Story:
    firm, mark = county.firm(told.chain, told.firm), _mark(MEMBER, told.person)
    by = _township(county, firm)
    yield _entered(told.applied, 11)
    member = actions.enter_applicant(
        firm, name_of(county, mark), mark, branch=branches_open_to(firm)[0], post=told.post, front_line=told.front_line,
        on=told.applied, by=by,
    )  # fmt: skip
    days = {
        "become_activist": told.activist, "become_prospect": told.prospect, "become_probationary": told.admitted,
        "become_full": told.full,
    }  # fmt: skip
    for step, day in days.items():
        if day:
            yield _entered(day, 15)
            actions.become(member, step, on=day, by=by)
    if told.ended:
        yield _entered(told.ended, 15)
        actions.end_development(member, on=told.ended, reason="调离本县", by=by)


def _post(county: DemoCounty, told: PostData) -> Story:
    """A post with both titles is one record, which gets the second title later."""
    firm = county.firm(told.chain, told.firm)
    by = _township(county, firm)
    titles = sorted((day, title) for title, day in (("pioneer", told.pioneer), ("model", told.model)) if day)
    for day, title in titles:
        yield moments.on(day, 15)
        row = actions.name_model_post(firm, told.post, title=title, on=day, by=by)
    if told.ended:
        yield moments.on(told.ended, 15)
        actions.end_model_post(row, on=told.ended, reason="岗位调整", by=by)
