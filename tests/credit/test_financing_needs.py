"""融资需求: a matter of the ledger, matched to a product that reaches the sum and to somebody who is posted there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from silian.credit import actions
from silian.credit.models import NeedMatch, ParkTenant
from silian.credit.queries.supporting.parks import credit_of_parks
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.errors import NotFound, Refused
from silian.kernel.idempotency import mint
from silian.kernel.notices import Notice
from silian.matters.actions import Raiser, raise_matter
from silian.matters.models import Matter
from silian.organisations.actions import appoint
from silian.organisations.models import Account, Post
from silian.projects.actions import open_park
from tests import factories
from tests.credit import bank, support
from tests.credit.bank import WAN
from tests.credit.support import Support
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db


@dataclass
class Place:
    support: Support
    clerk: Actor
    stranger: Actor
    post: Post

    def need(self, amount: str = "20万元", kind: str = "financing", nth: int = 0) -> Matter:
        pond = self.support.county.pond
        return raise_matter(
            "990001", kind=f"support/{kind}", title=f"第{nth}件：买苗缺钱", by=SYSTEM, raiser=Raiser(unit=pond), located_in=pond,
            answers={"amount": amount} if kind == "financing" else {},
        )  # fmt: skip


@pytest.fixture
def place(db: None) -> Iterator[Place]:
    with bank.on_the_day():
        found = support.county()
        seat = factories.seat(found.county.pond, "客户经理")
        seat.formation, seat.slot = "posting", "collective.account_manager"
        seat.save()
        post = appoint(factories.person("赵某", found.county.bank), seat, on=date(2022, 1, 4), by=SYSTEM)
        clerks = [factories.actor("supports", unit=unit) for unit in (found.county.pond, found.county.hill)]
        yield Place(found, *clerks, post)


def match(place: Place, matter: Matter, product: str = "field", by: Actor | None = None) -> NeedMatch:
    shelf = place.support.county
    return actions.match_need(matter, product=shelf.product(product), post=place.post, by=by or place.clerk)


def test_a_need_has_one_match_at_a_time_and_the_officer_is_told(place: Place) -> None:
    matter = place.need()
    match(place, matter)
    match(place, matter, "scheme")
    rows = NeedMatch.objects.filter(matter=matter).order_by("entered_at")
    assert [(str(row.product), row.to_on is None) for row in rows] == [("田园贷", False), ("政银担", True)]
    assert Notice.objects.filter(to_id=place.post.person_id).count() == 2


def test_a_product_that_does_not_reach_the_sum_is_no_match(place: Place) -> None:
    with pytest.raises(Refused, match="最高 30万元"):
        match(place, place.need("31万元"))
    assert not NeedMatch.objects.exists()


def test_only_financing_needs_are_matched_and_only_to_somebody_who_holds_the_post(place: Place) -> None:
    with pytest.raises(Refused, match="不是融资需求"):
        match(place, place.need(kind="other"))
    Post.objects.filter(pk=place.post.pk).update(to_on=date(2022, 2, 1))
    with pytest.raises(Refused, match="现在没有人"):
        match(place, place.need())


def test_the_next_village_finds_no_such_need(place: Place) -> None:
    with pytest.raises(NotFound):
        match(place, place.need(), by=place.stranger)


def test_the_list_asks_the_same_however_long_and_a_form_matches(place: Place) -> None:
    client = Client()
    client.force_login(Account.objects.get(pk=place.clerk.id))
    same_however_long(client, reverse("credit:needs"), add=lambda nth: place.need(nth=nth))
    matter = place.need("25万元", nth=99)
    fields = {"_key": mint(), "product": place.support.county.product().pk, "post": place.post.pk}
    assert client.post(reverse("credit:match", args=[matter.pk]), fields).status_code == 302
    assert "赵某" in client.get(reverse("credit:needs"), {"only": "open"}).content.decode()
    assert "第99件" not in client.get(reverse("credit:needs"), {"only": "unmatched"}).content.decode()


def test_a_loan_counts_for_the_park_in_which_its_borrower_stood_when_it_was_paid_out(place: Place) -> None:
    county, finance = place.support.county, place.support
    town = factories.township("柳河镇")
    parks = [open_park(town, f"{n}园", industry="稻渔", by=SYSTEM, opened_on=date(2021, 1, 4)) for n in "甲乙"]
    first, second = parks
    actions.enter_tenants(first, [county.farm], on=date(2021, 6, 1), by=place.clerk)
    with pytest.raises(Refused, match="已在一个园区"):
        actions.enter_tenants(second, [county.farm], on=date(2022, 2, 1), by=place.clerk)
    finance.loan("A1", disbursed_on=date(2022, 1, 10))
    actions.leave_park(ParkTenant.objects.get(), on=date(2022, 2, 1), by=place.clerk)
    actions.enter_tenants(second, [county.farm], on=date(2022, 2, 1), by=place.clerk)
    finance.loan("A2", disbursed_on=date(2022, 2, 10), principal=5 * WAN, balance=5 * WAN)
    found = credit_of_parks("990001")
    assert found[second.pk].disbursed == 5 * WAN
    assert (found[second.pk].tenants, found[second.pk].lines) == (1, 300 * WAN)
    assert first.pk not in found
