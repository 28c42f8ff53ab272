"""储备项目: in reserve, planned to land by a day, landed or dropped; what it is expected to cost; asking for finance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import Actor
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.idempotency import mint
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.kernel.rules import Rule, Scope, Surroundings, evaluate, read_rule
from silian.organisations.models import Account, Unit
from silian.projects import actions
from silian.projects.actions import Expected
from silian.projects.models import ReserveProject
from tests import factories
from tests.projects import relay
from tests.questions import same_however_long
from tests.trust.promoting import declare_the_reserve

WAN = 10_000 * 100
MARCH = date(2022, 3, 1)
KEEPS = {
    "projects.view_parks": ["keeper"], "projects.keep_reserve": ["keeper", "any_unit"],
    "matters.raise": ["raiser_unit"], "matters.view": ["raiser_unit", "entered_by"],
}  # fmt: skip


@dataclass
class Bureau:
    unit: Unit
    clerk: Actor
    stranger: Actor

    def reserve(self, name: str = "冷链仓储项目", level: str = "county", cost: int = 6000 * WAN) -> ReserveProject:
        expected = Expected(cost, cost // 3, "可研报告")
        return actions.reserve_project(self.unit, name, level=level, expected=expected, on=MARCH, by=self.clerk)


@pytest.fixture
def bureau(db: None) -> Iterator[Bureau]:
    with relay.on_the_day():
        own, other = factories.department("县农业农村局"), factories.department("县经信局")
        declare_the_reserve("990001")
        factories.role("keeps", KEEPS)
        yield Bureau(own, factories.actor("keeps", unit=own), factories.actor("keeps", unit=other))


def figure(date_: str, day: date = relay.DAY, **more: Any) -> Any:
    raw = {"id": "x", "name": "储备", "unit": "个", "of": "projects.reserve", "date": date_, "measure": "stock", **more}
    rule = read_rule(raw, Surroundings())
    assert isinstance(rule, Rule)
    return evaluate([rule], day, Scope(counties=["990001"]))[rule].value


def test_a_project_planned_to_land_has_left_the_reserve(bureau: Bureau) -> None:
    bureau.reserve("留在库里的", level="province")
    planned = bureau.reserve("要落地的", level="city")
    actions.plan_landing(planned, planned_for=date(2022, 12, 1), on=date(2022, 5, 1), by=bureau.clerk)
    assert (figure("in_reserve"), figure("planned")) == (1, 1)
    assert figure("in_reserve", where={"level": {"is": "city"}}) == 0
    assert (figure("in_reserve", date(2022, 4, 30)), figure("planned", date(2022, 4, 30))) == (2, 0)


def test_an_estimate_counts_from_the_day_of_its_making(bureau: Bureau) -> None:
    project = bureau.reserve(cost=100 * WAN)
    actions.plan_landing(project, planned_for=date(2022, 12, 1), on=MARCH, by=bureau.clerk)
    expected = Expected(150 * WAN, 0, "调整后的可研")
    actions.revise_estimate(project, expected=expected, on=date(2022, 5, 1), by=bureau.clerk)
    asked: dict[str, Any] = {"measure": "sum", "what": "expected", "unit": "元", "window": "at_cutoff"}
    assert (figure("planned", **asked), figure("planned", date(2022, 4, 30), **asked)) == (150 * WAN, 100 * WAN)


def test_a_project_that_never_stood_in_reserve_is_planned_outright_and_may_be_dropped(bureau: Bureau) -> None:
    project = actions.plan_outright(
        bureau.unit, "烘干中心", planned_for=date(2022, 12, 1), expected=Expected(WAN, 0, "建议书"), on=MARCH,
        by=bureau.clerk,
    )  # fmt: skip
    assert (figure("in_reserve"), figure("planned")) == (0, 1)
    actions.drop_reserve_project(project, ground="选址不成", by=bureau.clerk)
    assert figure("planned") == 0
    with pytest.raises(Refused, match="不能落地"):
        actions.land_reserve_project(project, by=bureau.clerk)


def test_nobody_borrows_more_than_it_costs(bureau: Bureau) -> None:
    with pytest.raises(Refused, match="融资需求不能超过"):
        actions.reserve_project(
            bureau.unit, "冷库", level="county", expected=Expected(WAN, 2 * WAN, "报告"), by=bureau.clerk
        )
    assert not ReserveProject.objects.exists()


def test_finance_is_asked_for_once_as_a_matter_of_the_ledger(bureau: Bureau) -> None:
    project = bureau.reserve()
    matter = actions.ask_finance(project, by=bureau.clerk)
    assert (matter.kind, matter.answers["amount"]) == ("reserve/financing", 2000 * WAN)
    project.refresh_from_db()
    assert project.need == matter
    with pytest.raises(Refused, match="已经提出"):
        actions.ask_finance(project, by=bureau.clerk)


def test_the_keeper_is_reminded_of_a_planned_landing(bureau: Bureau) -> None:
    project = bureau.reserve()
    with at(relay.DAY - timedelta(days=60)):
        actions.plan_landing(project, planned_for=relay.DAY, by=bureau.clerk)
    remind("990001", relay.DAY)
    assert Notice.objects.filter(to_id=bureau.unit.pk, text__contains="冷链仓储项目").exists()


def test_another_bureau_finds_no_such_project(bureau: Bureau) -> None:
    project = bureau.reserve()
    with pytest.raises(NotFound):
        actions.drop_reserve_project(project, ground="无", by=bureau.stranger)
    client = Client()
    client.force_login(Account.objects.get(pk=bureau.stranger.id))
    assert client.get(reverse("projects:reserveproject", args=[project.pk])).status_code == 404


def test_the_list_asks_the_same_however_long_and_a_form_plans_the_landing(bureau: Bureau) -> None:
    client = Client()
    client.force_login(Account.objects.get(pk=bureau.clerk.id))
    same_however_long(client, reverse("projects:reserve"), add=lambda nth: bureau.reserve(f"第{nth}个项目"))
    project = bureau.reserve()
    fields = {"_key": mint(), "planned_for": "2022-12-01", "on": "2022-05-20"}
    assert client.post(reverse("projects:reserve_step", args=[project.pk, "plan"]), fields).status_code == 302
    page = client.get(reverse("projects:reserveproject", args=[project.pk])).content.decode()
    assert "2022-12-01 前落地" in page
    new = {
        "_key": mint(), "name": "直接拟落地的", "level": "", "planned_for": "2023-03-01", "keeper": bureau.unit.pk,
        "investment": "1亿元", "finance": "0", "source": "建议书", "on": "2022-05-20",
    }  # fmt: skip
    assert client.post(reverse("projects:enter_reserve"), new).status_code == 302
    assert "直接拟落地的" in client.get(reverse("projects:reserve"), {"level": "planned"}).content.decode()
