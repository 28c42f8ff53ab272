"""The pages: what stands on them, for whom, and how many questions they ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import SYSTEM, Actor
from silian.villages import actions
from silian.villages.models import Batch, Season
from tests import factories
from tests.matters.posting import hidden
from tests.questions import same_however_long
from tests.villages.place import CADRE, CODE, City, harvested, planted

SignIn = Callable[[Actor], Client]


def another(city: City, nth: int) -> None:
    [village] = actions.enter_villages(city.town, [actions.Listed(f"新村{nth}")], on=date(2022, 1, 4), by=SYSTEM)
    planted(village)
    actions.begin_batch(village, product="鱼", fry=9, on=date(2022, 5, 1), sale_due=date(2022, 12, 1), by=SYSTEM)
    actions.sign_contract(
        village, side="lets", about="水面", party="甲公司", rent_fen=100, signed_on=date(2022, 1, 5), from_on=date(2022, 1, 5),
        until=date(2025, 1, 5), by=SYSTEM,
    )  # fmt: skip


@pytest.mark.parametrize("page", ["list", "seasons", "batches", "contracts"])
def test_a_list_asks_as_often_however_long(city: City, sign_in: SignIn, page: str) -> None:
    whole = sign_in(factories.actor("watcher", may=CADRE))
    same_however_long(whole, reverse(f"villages:{page}"), add=lambda nth: another(city, nth))


def test_a_season_is_reported_on_one_page_and_the_city_adds_it_up(city: City, sign_in: SignIn) -> None:
    browser, url = sign_in(city.cadre), reverse("villages:report")
    told = {
        "village": city.village.pk, "pattern": "paddies/carp", "area": "66.6", "planted_on": "2022-05-20",
        "harvested_on": "2022-09-10", "grain": "40000", "side_fen": "3.2万",
    }  # fmt: skip
    form = hidden(browser.get(url))
    refused = browser.post(url, {**form, **told, "grain": ""})
    assert refused.status_code == 422
    assert "要一起填" in refused.content.decode()
    assert browser.post(url, {**form, **told}).status_code == 302
    assert browser.post(url, {**form, **told}).status_code == 302  # the same form twice makes one season
    season = Season.objects.get()
    assert (season.grain, season.side_fen) == (40_000, 3_200_000)
    page = sign_in(city.officer).get(reverse("villages:seasons")).content.decode()
    assert "66.6" in page
    assert "甲县" in page


def test_a_stranger_finds_neither_village_nor_batch_nor_season(city: City, sign_in: SignIn) -> None:
    season = harvested(city.village, 40_000)
    batch = actions.begin_batch(
        city.village, product="鱼", fry=9, on=date(2022, 5, 1), sale_due=date(2022, 12, 1), by=SYSTEM
    )
    stranger = sign_in(city.stranger)
    for name, key in (("village", city.village), ("accounts", city.village), ("batch", batch), ("season", season)):
        assert stranger.get(reverse(f"villages:{name}", args=[key.pk])).status_code == 404, name
    assert stranger.get(reverse("villages:seasons"), {"unit": str(city.county.pk)}).status_code == 404
    assert Batch.objects.count() == 1


def test_the_village_page_shows_its_plan_and_the_workbench_what_it_owes(city: City, sign_in: SignIn) -> None:
    actions.make_policy(
        city.village, demand="扩大水面", fen=42_000_000, owner=city.chief, measures=[("修塘埂", date(2022, 12, 1))],
        due=date(2022, 12, 30), by=city.cadre, on=date(2022, 1, 5),
    )  # fmt: skip
    actions.move_money(city.village, kind="trade", fen=1, about="卖鱼", on=date(2022, 4, 2), by=city.cadre)
    browser = sign_in(city.cadre)
    page = browser.get(reverse("villages:village", args=[city.village.pk])).content.decode()
    assert "扩大水面" in page
    assert "修塘埂" in page
    bench = browser.get("/").content.decode()
    assert "村务待办 2 件" in bench


def test_the_public_list_names_only_villages_that_published(city: City) -> None:
    page = Client().get(reverse("villages:public_list", args=[CODE])).content.decode()
    assert "还没有村公开" in page
    assert Client().get(reverse("villages:public", args=[CODE, city.village.pk])).status_code == 404
