"""Guides are posted; they claim what their enterprises have, the union verifies; one item falls back and is mended."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from silian.cli.demo import evidence, moments
from silian.cli.demo.timeline import Story
from silian.cli.demo.union_guides.data import CHECKLIST, HandOverData, PostingData
from silian.cli.demo.union_guides.place import UnionCounty
from silian.support import actions
from silian.support.checklists import checklist_named
from silian.support.models import Item
from silian.support.queries import postings_of

SEED = 4


def guiding(county: UnionCounty) -> Iterator[Story]:
    for told in county.data.postings:
        yield _posted(county, told)
        for firm in (firm for firms in told.to.values() for firm in firms):
            if told.complete:
                yield _completed(county, firm, told)
    yield from (_handed_over(county, told) for told in county.data.hand_overs)
    yield _fell_back(county)
    yield _begun(county)


def _posted(county: UnionCounty, told: PostingData) -> Story:
    """A whole list of postings in one deed, as a document orders it."""
    yield moments.on(told.day, 9)
    pairs = [(county.people[guide], county.firms[firm]) for guide, firms in told.to.items() for firm in firms]
    actions.post_guides(county.data.code, pairs, on=told.day, ground=told.ground, by=county.office)


def _handed_over(county: UnionCounty, told: HandOverData) -> Story:
    yield moments.on(told.day, 10)
    post = postings_of(county.firms[told.firm]).get(to_on=None)
    actions.hand_over_posting(post, to=county.people[told.to], on=told.day, reason=told.reason, by=county.office)


def _completed(county: UnionCounty, firm: str, told: PostingData) -> Story:
    """Item by item over the days of the posting: claimed, and verified the next working day."""
    chance, names = Random(f"{SEED} {firm}"), _names(county)  # noqa: S311  a story, no secret
    assert told.complete
    day = told.day
    for name in names:
        day = moments.after(day, max(2, told.complete // len(names) - chance.randrange(3))) or day
        yield moments.some_time_on(day, chance)
        _claim(county, firm, name)
        if (firm, name) == (county.data.sent_back.firm, county.data.sent_back.item):
            yield moments.on(moments.after(day, 1) or day, 10)
            actions.send_back_item(_item(county, firm, name), reason=county.data.sent_back.reason, by=county.office)
            yield moments.on(moments.after(day, 2) or day, 14)
            _claim(county, firm, name)
            day = moments.after(day, 2) or day
        yield moments.on(moments.after(day, 1) or day, 15)
        actions.verify_item(_item(county, firm, name), by=county.office)
        day = moments.after(day, 1) or day


def _fell_back(county: UnionCounty) -> Story:
    told = county.data.fell_back
    yield moments.on(told.day, 16)
    item = _item(county, told.firm, told.item)
    actions.fall_back(item, on=told.day, reason=told.reason, by=county.office)
    yield moments.on(told.again, 10)
    _claim(county, told.firm, told.item)
    yield moments.on(told.again, 16)
    actions.verify_item(_item(county, told.firm, told.item), by=county.office)


def _begun(county: UnionCounty) -> Story:
    """The newest enterprise of the guide whom one may try: some items wait for the union, some are still to be claimed."""
    told = county.data.begun_today
    yield moments.on(county.data.postings[-1].day, told.at)
    for name in told.items:
        _claim(county, told.firm, name)


def _claim(county: UnionCounty, firm: str, name: str) -> None:
    item = _item(county, firm, name)
    actions.claim_item(item, by=county.acting(_guide_of(county, firm)), files=[_proof(firm, item)])


def _proof(firm: str, item: Item) -> SimpleUploadedFile:
    return evidence.photo(f"{firm}{item.title}", item.order * 30)


def _guide_of(county: UnionCounty, firm: str) -> str:
    return postings_of(county.firms[firm]).get(to_on=None).person.name


def _item(county: UnionCounty, firm: str, name: str) -> Item:
    return Item.objects.select_related("checklist__unit").get(
        checklist__unit=county.firms[firm].unit, checklist__kind=CHECKLIST, checklist__to_on=None, name=name
    )


def _names(county: UnionCounty) -> list[str]:
    return list(checklist_named(county.data.code, CHECKLIST).items)
