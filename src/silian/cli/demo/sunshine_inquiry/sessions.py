"""A village's session: called, told by notice, message and visit, held, ended; and what comes of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from silian.cli.demo import moments
from silian.cli.demo.evidence import letter, photo
from silian.cli.demo.sunshine_inquiry.data import InquiryData, SessionData
from silian.cli.demo.sunshine_inquiry.place import DemoVillages
from silian.kernel.access import PUBLIC, Actor
from silian.matters import actions as matters
from silian.meetings import actions
from silian.meetings.models import Inquiry, InquirySession

A_LITTLE = timedelta(minutes=4)


def session(place: DemoVillages, told: SessionData) -> Iterator[datetime]:
    """From the call to the objection against the posting."""
    village, by = place.units[told.village], place.cadre_of(told.village)
    yield moments.on(told.called_on, 9, 10)
    held = actions.call_session(village, held_on=told.held_on, place=told.place, by=by)
    _invite(held, by)
    yield moments.on(told.held_on, 9)
    actions.open_session(held, by=by)
    for row in held.invitees.filter(delegate__person__name__in=told.excused):
        actions.mark_presence(held, row, "excused", by=by)
    actions.mark_all_present(held, by=by)
    moment = moments.on(told.held_on, 9, 10)
    for asked in told.inquiries:
        yield moment
        _ask(place, told, held, asked, by)
        moment += A_LITTLE
    if told.ended:
        yield moment
        actions.close_session(held, by=by)
        yield from _posted(told, held, by)


def _invite(held: InquirySession, by: Actor) -> None:
    """Everybody by notice, every second by message as well, every fifth at home."""
    invitees = list(held.invitees.select_related("delegate"))
    actions.invite(held, invitees, "notice", by=by)
    actions.invite(held, invitees[::2], "message", by=by)
    actions.invite(held, invitees[::5], "visit", by=by, remark="上门送通知，代表本人签收")


def _ask(place: DemoVillages, told: SessionData, held: InquirySession, asked: InquiryData, by: Actor) -> None:
    inquiry = actions.ask(
        held, asked.text, topic=asked.topic, addressee=place.people[told.village, asked.whom], by=by,
        delegate=place.delegate(told.village, asked.group), anonymous=asked.anonymous,
    )  # fmt: skip
    match asked.how:
        case "answered":
            actions.answer(inquiry, text=asked.said, by=by)
        case "promised":
            actions.promise(inquiry, measure=asked.said, working_days=asked.days, by=by)
        case "unanswered":
            actions.leave_unanswered(inquiry, by=by)


def _posted(told: SessionData, held: InquirySession, by: Actor) -> Iterator[datetime]:
    """The posting, a photo of it, and an objection with its answer."""
    yield moments.on(told.held_on, 15, 30)
    post = actions.post(held.board_post, by=by, photos=[photo("公开栏", 30)])
    if told.objection:
        yield moments.on(told.held_on + moments.ONE_DAY, 8, 40)
        row = actions.raise_objection(post, words=told.objection.words, by=PUBLIC)
        yield moments.on(told.held_on + moments.ONE_DAY, 16)
        actions.answer_objection(row, answer=told.objection.answer, by=by)


def received(place: DemoVillages, told: SessionData) -> Iterator[datetime]:
    """The discipline officer receives the first filing the next morning; the others wait."""
    yield moments.on(told.held_on + moments.ONE_DAY, 9, 20)
    rows = Inquiry.objects.filter(session__village=place.units[told.village], filing__isnull=False)
    first = rows.select_related("filing").order_by("ordinal").first()
    if first:
        actions.receive_filing(first.filing, by=place.actors["qinghe-jiwei"], remark="已阅，督促村里限期答复")


def handled(place: DemoVillages, told: SessionData, asked: InquiryData) -> Iterator[datetime]:
    """What went into the ledger is done, signed, published, and the delegate says whether it is good."""
    by = place.cadre_of(told.village)
    if asked.done is None or (day := moments.after(told.held_on, asked.done)) is None:
        return
    yield moments.on(told.held_on + moments.ONE_DAY, 10)
    inquiry = Inquiry.objects.get(session__village=place.units[told.village], text=asked.text)
    matter = inquiry.matter
    assert matter
    matters.take_up(matter, by=by)
    yield moments.on(day, 9, 30)
    matters.complete_measure(matter.round.measures.get(), result=asked.result, by=by, files=[photo("现场", 60)])
    matters.hand_in(matter, outcome="solved", summary=asked.result, by=by, files=[letter("办结说明", asked.result)])
    yield moments.on(day, 14)
    matters.sign_off(matter, by=place.actors["qinghe"])
    yield moments.on(day, 14, 30)
    matters.publish_matter(matter, by=by, place="board")
    asker = place.asker_of(told.village, asked.group)
    if asked.confirmed and asker:
        yield moments.on(day, 15)
        inquiry.refresh_from_db()
        actions.confirm(inquiry, answer=asked.confirmed, by=asker)
