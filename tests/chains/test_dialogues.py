"""Dialogues: two enterprises and, once it has joined, the chain office; nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.chains.queries import awaited, dialogue_for, dialogues_for, reads_messages, stalled
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from tests import factories
from tests.chains.trading import MONDAY, Market, market, offer, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Market:
    return market()


def test_the_two_sides_take_turns_and_each_has_three_working_days(there: Market) -> None:
    dialogue = talk(there, offer(there))
    assert (dialogue.turn, dialogue.reply_by) == ("poster", date(2022, 9, 8))
    with at(date(2022, 9, 8)):  # before the mid-autumn holiday of 10 to 12 September
        actions.say(dialogue, words="自提每吨 980 元。", by=there.of(there.mill))
    assert (dialogue.turn, dialogue.reply_by) == ("asker", date(2022, 9, 14))


def test_whoever_is_waited_for_is_told(there: Market) -> None:
    dialogue = talk(there, offer(there))
    notice = Notice.objects.get(subject_id=str(dialogue.pk))
    assert notice.to_id == there.mill.unit_id
    assert "绿源油脂" in notice.text
    with at(MONDAY):
        assert list(awaited(there.of(there.mill), "990001")) == [dialogue]
        assert not awaited(there.of(there.oil), "990001").exists()


def test_an_answer_that_is_late_is_reminded_of_and_told_to_the_office(there: Market) -> None:
    dialogue = talk(there, offer(there))
    with at(date(2022, 9, 9)):
        remind("990001", date(2022, 9, 9))
    told = Notice.objects.filter(subject_id=str(dialogue.pk), kind="reminder").values_list("to_id", flat=True)
    assert set(told) == {there.mill.unit_id, there.office.pk}


def test_a_competitor_of_the_same_chain_knows_of_no_dialogue_of_others(there: Market) -> None:
    dialogue, rival = talk(there, offer(there)), there.of(there.rival)
    with at(MONDAY):
        assert not dialogues_for(rival, "990001").exists()
        with pytest.raises(NotFound):
            dialogue_for(rival, "990001", dialogue.pk)
        with pytest.raises(NotFound):
            actions.say(dialogue, words="我也要。", by=rival)
        with pytest.raises(NotFound):
            actions.end_dialogue(dialogue, reason="不谈了", by=rival)
    assert dialogue.messages.count() == 1


def test_nobody_talks_with_themselves_nor_twice_at_once(there: Market) -> None:
    posting = offer(there)
    with pytest.raises(Refused, match="自己发布"):
        talk(there, posting, there.mill)
    talk(there, posting)
    with pytest.raises(Refused, match="已就这条供需开了对话"):
        talk(there, posting)


def test_an_enterprise_of_another_chain_cannot_open_one(there: Market) -> None:
    with pytest.raises(Refused, match="不在水稻产业链上"):
        talk(there, offer(there), there.stranger)


def test_the_office_reads_only_once_it_has_joined_and_both_sides_are_told(there: Market) -> None:
    dialogue, office = talk(there, offer(there)), there.clerk_at(there.office)
    with at(MONDAY):
        assert not reads_messages(dialogue, office)
        with pytest.raises(Refused, match="请先加入对话"):
            actions.say(dialogue, words="可以帮忙。", by=office)
        actions.join_dialogue(dialogue, by=office)
        actions.say(dialogue, words="可以帮忙。", by=office)
        assert reads_messages(dialogue, office)
    assert dialogue.turn == "poster", "the office is nobody's turn"
    joined = Notice.objects.filter(subject_id=str(dialogue.pk), text__contains="加入").values_list("to_id", flat=True)
    assert set(joined) == {there.mill.unit_id, there.oil.unit_id}


def test_the_office_of_another_chain_does_not_join(there: Market) -> None:
    dialogue = talk(there, offer(there))
    with at(MONDAY), pytest.raises(NotFound):
        actions.join_dialogue(dialogue, by=there.clerk_at(factories.department("县林业局")))


def test_the_office_sees_which_dialogues_have_stalled(there: Market) -> None:
    dialogue, office = talk(there, offer(there)), there.clerk_at(there.office)
    with at(date(2022, 9, 8)):
        assert not stalled(office, "990001").exists()
    with at(date(2022, 9, 9)):
        assert list(stalled(office, "990001")) == [dialogue]
        actions.join_dialogue(dialogue, by=office)
        assert not stalled(office, "990001").exists()


def test_a_dialogue_ends_without_a_deal_only_with_a_reason(there: Market) -> None:
    dialogue = talk(there, offer(there))
    with at(MONDAY):
        with pytest.raises(Refused, match="原因"):
            actions.end_dialogue(dialogue, reason=" ", by=there.of(there.oil))
        actions.end_dialogue(dialogue, reason="价格谈不拢", by=there.of(there.oil))
        assert (dialogue.state, dialogue.turn, dialogue.reply_by) == ("ended", "", None)
        with pytest.raises(Refused):
            actions.say(dialogue, words="再谈谈", by=there.of(there.mill))
        talk(there, dialogue.posting)  # it may be opened anew
