"""One rating from consent to signature: guards, four eyes, peers who do not see one another, and refusals with reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from silian.credit.actions import rating as actions
from silian.credit.actions._cells import FaultyTable
from silian.credit.actions.cards import add_card
from silian.credit.actions.rating import Outcome
from silian.credit.cards import evaluate, read_document
from silian.credit.models import Borrower, Card, CreditLine, Rating, Score
from silian.credit.queries.reviews import lines_of, opinions_seen
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.lifecycles import offers
from tests import factories
from tests.credit.spring import ANSWERS, CODE, DAY, EARLIER, WAN, Spring, card_document, on_the_day, spring


@pytest.fixture
def place(db: None) -> Iterator[Spring]:
    with on_the_day():
        yield spring()


@pytest.fixture
def family(place: Spring) -> Borrower:
    return place.enter(1)[0]


def test_nothing_is_scored_before_the_person_has_consented(place: Spring, family: Borrower) -> None:
    rating = place.rating(family)
    with pytest.raises(Refused, match="授权"):
        actions.collect(rating, on=DAY, answers=ANSWERS, by=place.officer)
    assert not Score.objects.exists()
    consent = actions.record_consent(family, on=DAY, ground="纸质", by=place.officer)
    actions.withdraw_consent(consent, on=DAY, by=place.officer)
    with pytest.raises(Refused, match="授权"):
        actions.collect(rating, on=DAY, answers=ANSWERS, by=place.officer)


def test_a_score_keeps_its_card_and_what_every_answer_contributed(place: Spring, family: Borrower) -> None:
    rating = place.collected(family)
    score = Score.objects.get()
    points = json.loads(score.contributions)
    assert points["邻里口碑"] == "10"
    assert sum(map(Decimal, points.values())) == score.points == 100
    assert (score.card.number, score.grade) == (1, "AAA")
    assert rating.computed_fen == 8 * WAN + 35 * WAN // 10 + 12 * WAN * 3 // 10  # base, assets, income


@pytest.mark.parametrize("value", ["", "木屋"])
def test_a_blank_or_unseen_answer_has_no_bin_and_is_refused(place: Spring, family: Borrower, value: str) -> None:
    rating = place.rating(family)
    actions.record_consent(family, on=DAY, ground="纸质", by=place.officer)
    with pytest.raises(Refused, match="住房"):
        actions.collect(rating, on=DAY, answers={**ANSWERS, "住房": value}, by=place.officer)
    rating.refresh_from_db()
    assert rating.state == "to_collect"


def test_the_whole_way_ends_in_a_signed_line_with_four_lines_beside_one_another(
    place: Spring, family: Borrower
) -> None:
    rating = place.reviewed(family, 8, 9, 12)
    actions.check(rating, on=DAY, by=place.manager)
    actions.recheck(rating, on=DAY, by=place.president)
    actions.grant_line(rating, on=DAY, fen=10 * WAN, by=place.branch)
    actions.sign_up(rating, on=DAY, fen=8 * WAN, by=place.branch)
    assert [fen for _words, fen in lines_of(rating)] == [15_100_000, 9 * WAN, 9 * WAN, 10 * WAN]
    line = CreditLine.objects.get()
    assert (line.amount_fen, line.signed_fen, line.bank) == (10 * WAN, 8 * WAN, place.bank)


def test_the_two_reviews_are_made_by_two_people(place: Spring, family: Borrower) -> None:
    rating = actions.check(place.reviewed(family), on=DAY, by=place.manager)
    with pytest.raises(Refused, match="同一个人"):
        actions.recheck(rating, on=DAY, by=place.manager)
    assert [offer.why for offer in offers(rating, place.manager) if offer.step.name == "recheck"] != [""]


def test_a_line_above_the_computed_one_says_why(place: Spring, family: Borrower) -> None:
    rating = actions.check(place.reviewed(family), on=DAY, by=place.manager)
    actions.recheck(rating, on=DAY, by=place.president)
    with pytest.raises(Refused, match="理由"):
        actions.grant_line(rating, on=DAY, fen=20 * WAN, by=place.branch)
    actions.grant_line(rating, on=DAY, fen=20 * WAN, note="有订单合同", by=place.branch)
    with pytest.raises(Refused, match="不超过"):
        actions.sign_up(rating, on=DAY, fen=21 * WAN, by=place.branch)


def test_reviewers_do_not_see_one_another_until_the_round_is_closed(place: Spring, family: Borrower) -> None:
    rating = place.in_review(family)
    one, other = (factories.person(at=place.pond) for _ in range(2))
    for reviewer in (one, other, factories.person(at=place.pond)):
        actions.give_opinion(rating, reviewer=reviewer, on=DAY, fen=8 * WAN, by=place.officer)
    assert not opinions_seen(rating, place.manager).exists()
    assert [o.reviewer for o in opinions_seen(rating, Actor("account", "x", "x", person=one.pk))] == [one]
    actions.close_round(rating, on=DAY, by=place.officer)
    assert opinions_seen(rating, place.manager).count() == 3


def test_a_round_needs_three_and_opinions_far_apart_need_another_round(place: Spring, family: Borrower) -> None:
    rating = place.in_review(family)
    with pytest.raises(Refused, match="至少要 3 人"):
        actions.close_round(rating, on=DAY, by=place.officer)
    people = [place.neighbour() for _ in range(3)]
    for reviewer, fen in zip(people, (3, 5, 9), strict=True):
        actions.give_opinion(rating, reviewer=reviewer, on=DAY, fen=fen * WAN, by=place.officer)
    with pytest.raises(Refused, match="再评一轮"):
        actions.close_round(rating, on=DAY, by=place.officer)
    actions.open_round(rating, by=place.officer)
    for reviewer in people:
        actions.give_opinion(rating, reviewer=reviewer, on=DAY, fen=6 * WAN, by=place.officer)
    assert actions.close_round(rating, on=DAY, by=place.officer).village_fen == 6 * WAN


def test_a_refusal_needs_its_reason_and_is_final(place: Spring, family: Borrower) -> None:
    rating = place.rating(family)
    with pytest.raises(Refused, match="原因"):
        actions.turn_down(rating, on=DAY, reason="", by=place.officer)
    actions.turn_down(rating, on=DAY, reason="away", by=place.officer)
    with pytest.raises(Refused, match="未授信"):
        actions.turn_down(rating, on=DAY, reason="away", by=place.officer)


def test_a_stranger_s_rating_is_not_there_and_a_later_version_wins(place: Spring, family: Borrower) -> None:
    rating = place.rating(family)
    with pytest.raises(NotFound):
        actions.turn_down(rating, on=DAY, reason="away", by=place.stranger)
    with pytest.raises(Conflict):
        actions.turn_down(rating, on=DAY, reason="away", by=place.officer, version=9)


def test_a_table_of_outcomes_scores_like_one_by_one_and_names_its_faulty_line(place: Spring) -> None:
    first, second = place.enter(1, 2)
    days = [EARLIER + timedelta(days=n) for n in range(5)]
    whole = Outcome(first, place.bank, days, ANSWERS, final_fen=5 * WAN, signed=(days[-1], 5 * WAN))
    broken = Outcome(second, place.bank, days, {**ANSWERS, "主业": "航天"}, final_fen=5 * WAN)
    with pytest.raises(FaultyTable, match=r"2：.*航天"):
        actions.enter_outcomes(CODE, [whole, broken], by=place.office, source="表")
    assert not Rating.objects.exists()
    [rating] = actions.enter_outcomes(CODE, [whole], by=place.office, source="表")
    single = place.collected(second)
    assert rating.computed_fen == single.computed_fen
    assert Score.objects.get(rating=rating).contributions == Score.objects.get(rating=single).contributions


def test_a_card_that_goes_out_and_comes_in_again_scores_the_same(place: Spring) -> None:
    card = Card.objects.get()
    again = read_document(json.loads(card.document))
    assert evaluate(again, ANSWERS) == evaluate(read_document(card_document()), ANSWERS)
    with pytest.raises(Refused, match="完全相同"):
        add_card(CODE, "household", json.loads(card.document), from_on=today(), by=place.office)


def test_a_new_version_scores_from_its_day_and_earlier_scores_stay(place: Spring, family: Borrower) -> None:
    place.collected(family)
    richer = card_document()
    richer["card"]["basepoints"] = [{"bin": None, "points": 40}]  # type: ignore[index]
    add_card(CODE, "household", richer, from_on=today(), by=place.office)
    [other] = place.enter(2)
    place.collected(other)
    assert sorted((score.card.number, score.points) for score in Score.objects.all()) == [(1, 100), (2, 120)]


def test_a_card_whose_bins_leave_a_gap_is_refused(place: Spring) -> None:
    torn = card_document()
    torn["card"]["从业年限"] = [{"bin": "[0,3)", "points": 1}, {"bin": "[5,80)", "points": 2}]  # type: ignore[index]
    with pytest.raises(Refused, match="空档"):
        add_card(CODE, "household", torn, from_on=today(), by=place.office)
