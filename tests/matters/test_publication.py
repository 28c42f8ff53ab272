"""What the public reads: masked by rule, or stricter with a reason; the original stays and each look at it is kept."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.kernel.journal.models import Entry
from silian.matters import actions
from silian.matters.masked import Draft, masked
from silian.matters.models import Matter, Publication
from silian.matters.queries import posted
from tests.matters.county import County

DAY = date(2026, 9, 14)
RAW = "村民张三丰(身份证999999199001011234,电话13900001111、13900002222)反映涵管堵塞"


def villager_s(place: County, *, anonymous: bool = False, detail: str = "") -> Matter:
    raiser = actions.Raiser(name="张三丰", phone="13900001111", anonymous=anonymous)
    with at(DAY):
        return actions.raise_matter(
            "990001", kind="trial/need", title=RAW, by=place.clerk, raiser=raiser, detail=detail, located_in=place.town
        )


def test_names_ids_and_both_phones_are_masked(place: County) -> None:
    with at(DAY):
        row = actions.publish_matter(villager_s(place), by=place.clerk)
    assert row.title == "村民张**(身份证999999********1234,电话139****1111、139****2222)反映涵管堵塞"
    assert Matter.objects.get().title == RAW


def test_the_name_of_an_anonymous_raiser_goes_from_the_reply_too(place: County) -> None:
    matter = villager_s(place, anonymous=True)
    matter.round.summary = "张三丰同志,您好,涵管已通。"
    assert masked(matter).result == "您好,涵管已通。"
    assert "张" not in masked(matter).title


def test_the_handler_s_name_is_masked_where_the_record_knows_it(place: County) -> None:
    matter = villager_s(place, detail="已联系郑某核实。")
    with at(DAY):
        actions.accept_matter(matter, by=place.clerk)
        actions.assign_matter(matter, lead=place.bureau, handler=place.officer, by=place.clerk)
    assert masked(Matter.objects.get()).text == "已联系郑**核实。"


def test_a_hand_made_redaction_needs_a_reason_and_cannot_bring_numbers_back(place: County) -> None:
    matter, draft = villager_s(place), Draft("涵管堵塞，联系 13900001111", "", "")
    with at(DAY):
        with pytest.raises(Refused, match="写明理由"):
            actions.publish_matter(matter, by=place.clerk, draft=draft)
        row = actions.publish_matter(matter, by=place.clerk, draft=draft, redaction_reason="隐去邻居姓名")
    assert row.title == "涵管堵塞，联系 139****1111"


def test_what_was_posted_stays_as_it_was_posted(place: County) -> None:
    matter = villager_s(place)
    with at(DAY):
        row = actions.publish_matter(matter, by=place.clerk)
    with at(date(2026, 9, 20)):
        actions.take_down(row, by=place.clerk, reason="公示期满")
        assert not posted("990001").exists()
    with at(date(2026, 9, 19)):
        assert posted("990001").get().title == row.title
    assert Publication.objects.get().to_on == date(2026, 9, 20)


def test_a_posting_in_a_chat_group_is_remembered_but_not_on_the_board(place: County) -> None:
    with at(DAY):
        actions.publish_matter(villager_s(place), by=place.clerk, place="group")
        assert not posted("990001").exists()


def test_reading_the_original_asks_for_a_reason_and_is_in_the_journal(place: County) -> None:
    matter = villager_s(place)
    with pytest.raises(Refused, match="为什么"):
        actions.see_original(matter, reason=" ", by=place.clerk)
    actions.see_original(matter, reason="回访核实", by=place.clerk)
    entry = Entry.objects.get(step="matters.see_original")
    assert (entry.actor_label, entry.note) == (place.clerk.label, "回访核实")


def test_the_journal_keeps_no_name_or_phone_of_the_raiser(place: County) -> None:
    villager_s(place, detail="无")
    written = "".join(entry.before + entry.after for entry in Entry.objects.all())
    assert "13900001111" not in written
