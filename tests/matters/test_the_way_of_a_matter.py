"""From the first sentence to the signature: what may follow what, who may do it, and what is remembered."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel import journal
from silian.kernel.calendar import at
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.lifecycles import offers
from silian.matters import actions
from silian.matters.models import Matter, Standing
from tests.matters.county import County, accepted, closed, doing, handed_in, proof, raised, small_county

DAY = date(2026, 9, 14)


@pytest.fixture
def place(db: None) -> County:
    return small_county()


def test_a_matter_is_numbered_without_gaps_and_waits_for_triage(place: County) -> None:
    first, second = raised(place, DAY), raised(place, DAY, title="烘干塔变压器容量不足")
    assert [first.number, second.number] == ["SX2026-0001", "SX2026-0002"]
    assert first.state == "submitted"


def test_a_refused_matter_takes_no_number(place: County) -> None:
    with pytest.raises(Refused, match="4 至 200"):
        raised(place, DAY, title="路")
    assert raised(place, DAY).number == "SX2026-0001"


def test_acceptance_starts_the_clock_of_the_kind(place: County) -> None:
    matter = accepted(place, DAY)
    assert (matter.round.received_on, matter.round.due) == (DAY, date(2026, 9, 28))


def test_a_matter_goes_from_hand_to_hand_and_is_closed_by_another_person(place: County) -> None:
    matter = closed(place, date(2026, 9, 21), received=DAY)
    assert matter.state == "closed"
    assert matter.round.outcome == "solved"
    assert matter.round.on_time is True


def test_the_day_of_the_hand_in_is_when_it_was_handled_and_the_signature_closes_it(place: County) -> None:
    matter = handed_in(place, doing(place, DAY), date(2026, 9, 28))
    with at(date(2026, 10, 12)):
        actions.sign_off(matter, by=place.clerk)
    current = Matter.objects.get(pk=matter.pk).round
    assert (current.handled_on, current.closed_on, current.on_time) == (date(2026, 9, 28), date(2026, 10, 12), True)


def test_the_handler_cannot_sign_off_their_own_work(place: County) -> None:
    matter = handed_in(place, doing(place, DAY), DAY)
    with pytest.raises(Refused, match="没有“销号”"), at(DAY):
        actions.sign_off(matter, by=place.handler)
    matter.refresh_from_db()
    assert matter.state == "awaiting_sign_off"


def test_an_open_measure_refuses_the_hand_in_and_saves_nothing(place: County) -> None:
    matter = doing(place, DAY)
    with pytest.raises(Refused, match="还有 1 项措施未完成"), at(DAY):
        actions.hand_in(matter, outcome="solved", summary="办好了", by=place.handler, files=[proof()])
    matter.round.refresh_from_db()
    assert (matter.round.handed_in_on, matter.round.outcome) == (None, "")


def test_a_hand_in_needs_evidence(place: County) -> None:
    matter = doing(place, DAY)
    with at(DAY):
        actions.complete_measure(matter.round.measures.get(), result="修好了", by=place.handler)
        with pytest.raises(Refused, match="要有佐证"):
            actions.hand_in(matter, outcome="solved", summary="办好了", by=place.handler)


def test_a_return_carries_its_reason_and_the_clock_runs_on(place: County) -> None:
    matter = accepted(place, DAY)
    with at(date(2026, 9, 15)):
        actions.assign_matter(matter, lead=place.bureau, by=place.clerk)
        actions.hand_back(matter, reason="not_ours", words="应由水利局办理", by=place.handler)
        assert matter.state == "submitted"
        actions.accept_matter(matter, by=place.clerk)
    assert matter.returns.get().reason == "not_ours"
    assert matter.round.due == date(2026, 9, 28)


def test_a_dissatisfied_raiser_has_it_done_again_and_the_old_closure_stays(place: County) -> None:
    matter = closed(place, date(2026, 9, 21), received=DAY)
    with at(date(2026, 9, 22)):
        with pytest.raises(Refused, match="不满意"):
            actions.redo(matter, reason="又坏了", by=place.clerk)
        actions.call_back(matter, answer="dissatisfied", by=place.clerk)
        actions.redo(matter, reason="又坏了", by=place.clerk)
    assert matter.state == "doing"
    assert [r.closed_on for r in matter.rounds.order_by("ordinal")] == [date(2026, 9, 21), None]


def test_a_stranger_from_another_bureau_finds_nothing(place: County) -> None:
    matter = doing(place, DAY)
    with pytest.raises(NotFound):
        actions.record_progress(matter, words="我来看看", by=place.stranger)


def test_the_second_of_two_people_with_the_same_page_is_told(place: County) -> None:
    matter = accepted(place, DAY)
    seen = matter.version
    with at(DAY):
        actions.assign_matter(matter, lead=place.bureau, by=place.clerk, version=seen)
        with pytest.raises(Conflict):
            actions.assign_matter(matter, lead=place.other_bureau, by=place.clerk, version=seen)


def test_every_step_leaves_a_line_and_the_chain_holds(place: County) -> None:
    matter = closed(place, date(2026, 9, 21), received=DAY)
    steps = [e.step for e in journal.models.Entry.objects.filter(subject_id=str(matter.pk)).order_by("number")]
    assert steps == [
        "matters.admit", "matters.accept", "matters.assign", "matters.take_up", "matters.add_measure",
        "matters.complete_measure", "matters.hand_in", "matters.sign_off",
    ]  # fmt: skip
    assert journal.check("990001").ok


def test_what_it_was_filed_under_is_kept_for_each_day(place: County) -> None:
    matter = doing(place, DAY)
    with at(date(2026, 9, 16)):
        actions.assign_matter(matter, lead=place.other_bureau, by=place.clerk)
    leads = Standing.objects.filter(matter=matter).order_by("from_on").values_list("from_on", "to_on", "lead__name")
    assert list(leads) == [(DAY, date(2026, 9, 16), "自然资源局"), (date(2026, 9, 16), None, "水利局")]


def test_the_buttons_are_the_steps_from_here_and_a_stopped_one_says_why(place: County) -> None:
    matter = doing(place, DAY)
    with at(DAY):
        shown = {offer.step.name: offer.why for offer in offers(matter, place.handler)}
    assert "sign_off" not in shown
    assert "还有 1 项措施未完成" in shown["hand_in"]
    assert shown["record_progress"] == ""
