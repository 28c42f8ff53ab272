"""The room's pages: what they show, to whom, and what their forms do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.idempotency import mint
from silian.organisations import actions
from silian.organisations.models import Account, Grant, Post, Seat, Unit
from tests import factories
from tests.organisations.test_formations import COUNTY, beef, fill, joint  # noqa: F401 - beef is a fixture

pytestmark = pytest.mark.django_db
CLERK = {
    "organisations.view": ["any"], "organisations.manage": ["any"], "organisations.appoint": ["any"],
}  # fmt: skip


def signed_in(name: str, may: factories.May, **where: Any) -> Client:
    factories.role(name, may)
    unit = where.pop("unit", None) or factories.root_of(factories.county().pk)
    client = Client()
    client.force_login(factories.account(role=name, unit=unit))
    return client


def post(client: Client, url: str, key: str = "", **fields: Any) -> Any:
    return client.post(url, {"_key": key or mint(), **fields})


@pytest.fixture
def seat() -> Seat:
    return factories.seat(factories.department("县农业农村局"), "局长")


def test_the_chart_shows_bodies_holders_and_vacancies_of_the_day(beef: Any) -> None:  # noqa: F811
    fill(date(2022, 3, 1))
    actions.appoint(factories.person("王某"), joint().places[0].seat, on=date(2022, 4, 1), by=SYSTEM)
    client = signed_in("clerk", CLERK)
    page = client.get(reverse("organisations:formations"), {"day": "2022-04-11"}).content.decode()
    assert "县级产业党委" in page
    assert "王某" in page
    assert "空缺 41 天" in page
    before = client.get(reverse("organisations:formations"), {"day": "2022-02-01"}).content.decode()
    assert "王某" not in before
    assert "未成立" in before


def test_a_day_that_is_none_is_refused_with_a_sentence(beef: Any) -> None:  # noqa: F811
    answer = signed_in("clerk", CLERK).get(reverse("organisations:formations"), {"day": "昨天"})
    assert answer.status_code == 422
    assert "2022-10-14" in answer.content.decode()


def test_filling_from_the_page_opens_what_is_missing(beef: Any) -> None:  # noqa: F811
    client = signed_in("clerk", CLERK)
    answer = post(client, reverse("organisations:fill", args=["industry"]), on="2022-03-01")
    assert answer.status_code == 302
    assert joint().unit


def test_a_county_without_formations_says_what_to_do(client: Client) -> None:
    page = signed_in("clerk", CLERK).get(reverse("organisations:formations")).content.decode()
    assert "还没有启用组织模式" in page


def test_a_stranger_sees_no_body_and_finds_no_unit(beef: Any) -> None:  # noqa: F811
    fill()
    stranger = signed_in("looker", {"organisations.view": ["any_unit"]}, unit=factories.township("外镇"))
    page = stranger.get(reverse("organisations:formations")).content.decode()
    assert "肉牛产业链联合党委" not in page
    assert stranger.get(reverse("organisations:unit", args=[joint().unit.pk])).status_code == 404


def test_nobody_in_particular_is_sent_to_the_door() -> None:
    answer = Client().get(reverse("organisations:formations"))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_unit_page_shows_seats_holders_and_those_before(seat: Seat) -> None:
    first = actions.appoint(factories.person("前任某"), seat, on=date(2021, 1, 1), by=SYSTEM)
    actions.relieve(first, on=date(2022, 1, 1), by=SYSTEM)
    actions.appoint(factories.person("现任某"), seat, on=date(2022, 1, 1), by=SYSTEM, ground="县委〔2022〕1 号")
    page = signed_in("clerk", CLERK).get(reverse("organisations:unit", args=[seat.unit.pk])).content.decode()
    for words in ("现任某", "前任某", "县委〔2022〕1 号", "演示县990001"):
        assert words in page


def test_a_known_person_is_appointed_once_however_often_the_form_comes(seat: Seat) -> None:
    client, person, key = signed_in("clerk", CLERK), factories.person(at=seat.unit), mint()
    url = reverse("organisations:appoint", args=[seat.pk])
    answers = [post(client, url, key, person=person.pk, on="2022-04-01", ground="") for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {reverse("organisations:unit", args=[seat.unit.pk])}
    assert Post.objects.get().person == person


def test_a_name_that_is_not_known_yet_is_entered_with_the_appointment(seat: Seat) -> None:
    post(
        signed_in("clerk", CLERK),
        reverse("organisations:appoint", args=[seat.pk]),
        name="新来某",
        title="局长",
        on="04-01",
    )
    held = Post.objects.get()
    assert (held.person.name, held.person.unit, held.from_on) == ("新来某", seat.unit, date(today().year, 4, 1))


def test_a_refused_appointment_comes_back_with_its_reason_and_its_key(seat: Seat) -> None:
    actions.appoint(factories.person("现任某"), seat, on=date(2022, 1, 1), by=SYSTEM)
    key = mint()
    answer = post(
        signed_in("clerk", CLERK), reverse("organisations:appoint", args=[seat.pk]), key, name="新来某", on="2022-04-01"
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "现任某担任" in page
    assert key in page
    assert not factories.Person.objects.filter(name="新来某").exists()


def test_a_stale_form_relieves_nobody(seat: Seat) -> None:
    held = actions.appoint(factories.person(), seat, on=date(2022, 1, 1), by=SYSTEM)
    url = reverse("organisations:relieve", args=[held.pk])
    answer = post(signed_in("clerk", CLERK), url, _version=9, on="2022-04-01")
    assert answer.status_code == 409
    assert post(signed_in("other", CLERK), url, _version=held.version, on="2022-04-01").status_code == 302


def test_who_appoints_elsewhere_gets_404(seat: Seat) -> None:
    may = {"organisations.view": ["any_unit"], "organisations.appoint": ["any_unit"]}
    stranger = signed_in("appointer", may, unit=factories.department())
    assert stranger.get(reverse("organisations:appoint", args=[seat.pk])).status_code == 404


def test_who_may_look_there_but_not_appoint_is_told_so(seat: Seat) -> None:
    may = {"organisations.view": ["in_county"], "organisations.appoint": ["any_unit"]}
    colleague = signed_in("appointer", may, unit=factories.department())
    answer = post(colleague, reverse("organisations:appoint", args=[seat.pk]), name="某", on="2022-04-01")
    assert answer.status_code == 422
    assert not Post.objects.exists()


def test_the_administrator_opens_an_account_gives_and_takes_a_role() -> None:
    client = signed_in("administrator", {"organisations.administer": ["any"]})
    factories.role("looker", {"organisations.view": ["any_unit"]})
    bureau = factories.department()
    answer = post(client, reverse("organisations:open_account"), username="li", password="a-first-word-2022")
    account = Account.objects.get(username="li")
    assert answer["Location"] == reverse("organisations:account", args=[account.pk])
    post(client, reverse("organisations:give_role", args=[account.pk]), role="looker", unit=bureau.pk)
    grant = Grant.objects.get(account=account)
    assert "looker" in client.get(reverse("organisations:account", args=[account.pk])).content.decode()
    post(client, reverse("organisations:take_role", args=[account.pk, grant.pk]), ground="调离")
    grant.refresh_from_db()
    assert grant.to_on == today()
    post(client, reverse("organisations:close_account", args=[account.pk]), ground="调离")
    account.refresh_from_db()
    assert not account.is_active
    assert "已停用" in client.get(reverse("organisations:accounts"), {"q": "li"}).content.decode()


def test_a_weak_first_password_opens_no_account() -> None:
    client = signed_in("administrator", {"organisations.administer": ["any"]})
    answer = post(client, reverse("organisations:open_account"), username="li", password="12345678")
    assert answer.status_code == 422
    assert not Account.objects.filter(username="li").exists()


def test_accounts_are_nobody_elses_business() -> None:
    clerk = signed_in("clerk", CLERK)
    assert clerk.get(reverse("organisations:accounts")).status_code == 404
    assert Unit.objects.exists()
