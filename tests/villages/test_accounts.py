"""三资: contracts with their rents, money in and out, and what a quarter says of them in public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.villages import actions
from silian.villages.models import Contract, Publication
from silian.villages.queries import Quarter, owed, quarter_of, till_of, unpaid_rents
from tests.matters.county import proof
from tests.villages.place import CODE, City

SECOND = Quarter(2022, 2)


def let(city: City, **more: Any) -> Contract:
    told = {"side": "lets", "about": "水库水面", "party": "张三丰", "natural": True, "rent_fen": 800_000, **more}
    with at(date(2021, 4, 1)):
        return actions.sign_contract(
            city.village,
            signed_on=date(2021, 4, 1),
            from_on=date(2021, 4, 1),
            until=date(2024, 4, 1),
            by=SYSTEM,
            **told,
        )


def published(city: City, on: date = date(2022, 7, 6), **more: Any) -> Publication:
    with at(on):
        return actions.publish_quarter(city.village, SECOND, place="公开栏", proof=[proof()], by=city.cadre, **more)


def test_a_contract_has_a_rent_a_year_and_a_part_payment_leaves_the_rest_due(city: City) -> None:
    contract = let(city)
    first, second, _third = contract.rents.all()
    assert [rent.due for rent in contract.rents.all()] == [date(2021, 4, 1), date(2022, 4, 1), date(2023, 4, 1)]
    actions.pay_rent(first, fen=800_000, on=date(2021, 5, 1), by=city.cadre)
    actions.pay_rent(second, fen=300_000, on=date(2022, 5, 1), by=city.cadre)
    assert [(rent.due.year, rent.left) for rent in unpaid_rents(contract.rents.filter(due__lte=date(2022, 10, 8)))] == [
        (2022, 500_000)
    ]
    with pytest.raises(Refused, match="只欠 5,000元"):
        actions.pay_rent(second, fen=500_001, on=date(2022, 5, 1), by=city.cadre)


def test_a_resource_is_let_once_and_an_overdue_rent_reminds_the_village_and_its_township(city: City) -> None:
    water = actions.enter_resource(
        city.village, name="水库", kind="water", area=Decimal("86.5"), on=date(2021, 1, 5), by=SYSTEM
    )
    let(city, resource=water, area=Decimal("86.5"))
    with pytest.raises(Refused, match="前已发包"):
        let(city, resource=water)
    with at(date(2022, 4, 1)):
        remind(CODE, date(2022, 3, 31))
        remind(CODE, date(2022, 4, 11))
    told = Notice.objects.filter(text__contains="租金")
    assert {str(row.to_id) for row in told} == {str(city.village.unit_id), str(city.town.pk)}


def test_the_till_counts_what_stood_at_the_end_of_a_day_and_a_reversal_moves_no_earlier_one(city: City) -> None:
    with at(date(2022, 4, 5)):
        actions.move_money(city.village, kind="opening", fen=1000, about="结余", on=date(2022, 1, 1), by=city.cadre)
        wrong = actions.move_money(
            city.village, kind="welfare", fen=300, about="慰问", on=date(2022, 4, 2), by=city.cadre
        )
    actions.reverse_movement(wrong, reason="记错村", by=city.cadre)
    assert till_of(city.village, SECOND.first, SECOND.last).closing == 700
    assert till_of(city.village, SECOND.first, date(2022, 10, 8)).closing == 1000


def test_a_quarter_is_frozen_as_it_was_posted_with_names_starred(city: City) -> None:
    let(city)
    with at(date(2022, 4, 2)):
        actions.move_money(
            city.village, kind="trade", fen=12_345, about="张三丰买鱼，电话13900001111", on=date(2022, 4, 2), by=SYSTEM
        )
    posted = published(city)
    content, text = posted.content, str(posted.content)
    assert "123.45元" in text
    assert "张**" in text
    assert "张三丰" not in text
    assert "13900001111" not in text
    actions.move_money(city.village, kind="trade", fen=1, about="补记", on=date(2022, 6, 1), by=SYSTEM)
    posted.refresh_from_db()
    assert posted.content == content


def test_publishing_needs_a_photo_a_quarter_that_is_over_and_a_reason_the_second_time(city: City) -> None:
    with pytest.raises(Refused, match="照片"):
        actions.publish_quarter(city.village, SECOND, place="公开栏", proof=[], by=city.cadre)
    with pytest.raises(Refused, match="还没有结束"):
        actions.publish_quarter(city.village, Quarter(2022, 4), place="公开栏", proof=[proof()], by=city.cadre)
    published(city)
    with pytest.raises(Refused):
        published(city)
    assert published(city, reason="漏记一笔").edition == 2
    with pytest.raises(NotFound):
        actions.publish_quarter(city.village, SECOND, place="公开栏", proof=[proof()], by=city.stranger)


def test_a_village_with_accounts_owes_every_quarter_until_it_is_out(city: City) -> None:
    with at(date(2022, 4, 2)):
        actions.move_money(city.village, kind="trade", fen=1, about="卖鱼", on=date(2022, 4, 2), by=SYSTEM)
    year = (date(2022, 1, 1), date(2022, 12, 31))
    assert [str(row.quarter) for row in owed(CODE, *year)] == ["2022年第2季度", "2022年第3季度"]
    published(city)
    assert [(str(row.quarter), row.due) for row in owed(CODE, *year)] == [("2022年第3季度", date(2022, 10, 15))]


def test_an_objection_is_answered_in_time_and_stands_in_public_without_names(
    city: City, sign_in: Callable[[Actor], Client]
) -> None:
    let(city)
    posted = published(city)
    with at(date(2022, 9, 30)):
        objection = actions.record_objection(posted, words="张三丰的租金交了没有？", name="李秘密", by=city.cadre)
    assert objection.due == date(2022, 10, 12)  # five working days, the holiday and its make-up days counted
    actions.answer_objection(objection, answer="李秘密所问，头一年已交清。", by=city.cadre)
    page = Client().get(reverse("villages:public", args=[CODE, city.village.pk])).content.decode()
    assert "头一年已交清" in page
    assert "李秘密" not in page
    assert "张三丰" not in page
    assert "13" not in page or "13900" not in page
    inside = sign_in(city.cadre).get(reverse("villages:publication", args=[posted.pk])).content.decode()
    assert "李**" in inside


def test_quarters_follow_each_other() -> None:
    assert quarter_of(date(2022, 10, 8)) == Quarter(2022, 4)
    assert Quarter(2022, 4).next == Quarter(2023, 1)
    assert Quarter(2023, 1).before == Quarter(2022, 4)
    assert (Quarter(2022, 4).first, Quarter(2022, 4).last) == (date(2022, 10, 1), date(2022, 12, 31))
