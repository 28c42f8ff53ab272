"""三年行动计划: tasks with a number to reach, amended, completed in time or late, dropped; the plan by years; its fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.models import Chain, PlanTask
from silian.chains.queries.plan import plan_of
from silian.kernel import rules
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.idempotency import mint
from tests import factories

pytestmark = pytest.mark.django_db
MAY, JUNE, DECEMBER = date(2022, 5, 31), date(2022, 6, 30), date(2022, 12, 30)
TODAY = date(2022, 6, 15)


@pytest.fixture
def rice() -> Chain:
    return factories.chain("水稻", office=factories.department("县农业农村局"))


def task(chain: Chain, due: date = DECEMBER, **more: Any) -> PlanTask:
    with at(date(2022, 1, 10)):
        return actions.add_plan_task(chain, "fill", "引进精米加工企业", owner=chain.office, due=due, by=SYSTEM, **more)


def complete(one: PlanTask, on: date, **more: Any) -> PlanTask:
    with at(max(on, TODAY)):
        return actions.complete_plan_task(one, on=on, evidence="已签约", by=SYSTEM, **more)


def test_a_task_with_a_goal_is_completed_with_the_number_it_reached(rice: Chain) -> None:
    one = task(rice, goal=Decimal(3), goal_unit="家")
    with pytest.raises(Refused, match="实际完成数"):
        complete(one, MAY)
    complete(one, MAY, result=Decimal(2))
    assert (one.in_time, one.short_of_goal, one.result) == (True, True, 2)


def test_a_task_without_a_goal_has_no_number(rice: Chain) -> None:
    with pytest.raises(Refused, match="没有定目标数"):
        complete(task(rice), MAY, result=Decimal(2))


@pytest.mark.parametrize("wrong", [{"goal": Decimal(3)}, {"goal_unit": "家"}, {"goal": Decimal(0), "goal_unit": "家"}])
def test_a_goal_is_a_number_with_a_unit(rice: Chain, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        task(rice, **wrong)
    assert not PlanTask.objects.exists()


def test_what_was_done_after_its_deadline_is_late(rice: Chain) -> None:
    assert complete(task(rice, MAY), JUNE).in_time is False
    assert complete(task(rice, JUNE), JUNE).in_time is True


def test_an_open_task_is_amended_with_the_reason(rice: Chain) -> None:
    one = task(rice)
    with at(TODAY), pytest.raises(Refused, match="原因"):
        actions.amend_plan_task(one, text=one.text, due=JUNE, reason=" ", by=SYSTEM)
    with at(TODAY):
        actions.amend_plan_task(
            one, text="引进两家", due=JUNE, goal=Decimal(2), goal_unit="家", reason="招商提前", by=SYSTEM
        )
    one.refresh_from_db()
    assert (one.text, one.due, one.goal, one.goal_unit) == ("引进两家", JUNE, 2, "家")


def test_a_deadline_that_has_passed_stays(rice: Chain) -> None:
    with at(TODAY), pytest.raises(Refused, match="已过"):
        actions.amend_plan_task(task(rice, MAY), text="引进", due=DECEMBER, reason="来不及", by=SYSTEM)
    with at(TODAY), pytest.raises(Refused, match="早于今天"):
        actions.amend_plan_task(task(rice), text="引进", due=MAY, reason="提前", by=SYSTEM)


def test_a_dropped_task_stays_on_the_plan_with_its_reason_and_is_done_no_more(rice: Chain) -> None:
    one = task(rice)
    with at(TODAY):
        actions.drop_plan_task(one, reason="企业转投外县", by=SYSTEM)
        for again in (
            lambda: actions.drop_plan_task(one, reason="再取消", by=SYSTEM),
            lambda: actions.complete_plan_task(one, on=TODAY, evidence="已签约", by=SYSTEM),
            lambda: actions.amend_plan_task(one, text="引进", due=DECEMBER, reason="再改", by=SYSTEM),
        ):
            with pytest.raises(Refused, match="已在 2022-06-15 取消"):
                again()
    assert (one.dropped_on, one.dropped_for) == (TODAY, "企业转投外县")


def test_who_answers_for_a_task_completes_it_and_does_not_change_or_drop_it(rice: Chain) -> None:
    bureau = factories.department("县水务局")
    with at(date(2022, 1, 10)):
        one = actions.add_plan_task(rice, "build", "建水源地", owner=bureau, due=DECEMBER, by=SYSTEM)
        owner = factories.actor("handler", unit=bureau, may={"chains.view": ["in_county"], "chains.plan": ["lead"]})
    with at(TODAY):
        with pytest.raises(Refused, match="权限"):
            actions.drop_plan_task(one, reason="不想办", by=owner)
        with pytest.raises(Refused, match="权限"):
            actions.amend_plan_task(one, text="建小一点", due=DECEMBER, reason="缺钱", by=owner)
        actions.complete_plan_task(one, on=TODAY, evidence="已建成", by=owner)
    stranger = factories.actor("other", unit=factories.department("县林草局"), may={"chains.plan": ["lead"]})
    with pytest.raises(NotFound):
        actions.drop_plan_task(task(rice), reason="不想办", by=stranger)


def test_the_plan_counts_each_year_what_was_done_late_and_dropped(rice: Chain) -> None:
    for due in (MAY, JUNE, DECEMBER, DECEMBER):
        task(rice, due)
    task(rice, date(2024, 12, 31))
    first, second, third, _fourth, _later = PlanTask.objects.order_by("due", "id")
    complete(first, JUNE)
    complete(second, JUNE)
    with at(TODAY):
        actions.drop_plan_task(third, reason="企业转投外县", by=SYSTEM)
    years = plan_of(rice)
    assert [(y.year, y.done, y.late, y.dropped, len(y.kept)) for y in years] == [(2022, 2, 1, 1, 3), (2024, 0, 0, 0, 1)]
    assert years[0].share == pytest.approx(2 / 3)
    assert (years[0].due_by(JUNE), years[0].overdue(DECEMBER)) == (pytest.approx(2 / 3), 0)
    assert years[0].overdue(date(2022, 12, 31)) == 1


COMPLETION = {
    "id": "completion", "name": "完成率", "unit": "%", "of": "chains.plan_task", "date": "due", "measure": "ratio",
    "where": {"dropped_on": {"filled": False}}, "part": {"done_on": {"filled": True}}, "window": "year_to_date",
}  # fmt: skip
IN_TIME = {
    **COMPLETION,
    "id": "in_time",
    "date": "done_on",
    "where": {"done_on": {"filled": True}},
    "part": {"in_time": {"is": True}},
}
OPEN = {
    "id": "open", "name": "在办", "unit": "项", "of": "chains.plan_task", "date": "open", "measure": "stock", "credit": "chain",
}  # fmt: skip


def counted(raw: dict[str, Any], cutoff: date) -> tuple[int | None, int]:
    rule = rules.read_rule(raw)
    assert isinstance(rule, rules.Rule)
    value = rules.evaluate([rule], cutoff)[rule]
    return value.numerator, value.records


def test_what_fell_due_is_counted_by_what_came_of_it_as_it_was_known(rice: Chain) -> None:
    late, dropped = task(rice, MAY), task(rice, MAY)
    complete(late, JUNE)
    with at(TODAY):
        actions.drop_plan_task(dropped, reason="企业转投外县", by=SYSTEM)
    assert counted(COMPLETION, MAY) == (0, 2)
    assert counted(COMPLETION, JUNE) == (1, 1)
    assert counted(IN_TIME, JUNE) == (0, 1)
    assert [counted(OPEN, day)[1] for day in (MAY, TODAY, JUNE)] == [2, 1, 0]


CLERK = {name: ["any"] for name in ("chains.view", "chains.plan")}


def signed_in() -> Client:
    factories.role("clerk", CLERK)
    client = Client()
    client.force_login(factories.account(role="clerk", unit=factories.root_of(factories.county().pk)))
    return client


def test_a_task_is_added_amended_and_dropped_from_the_plan_s_page(rice: Chain) -> None:
    client = signed_in()
    plan = reverse("chains:plan", args=[rice.pk])
    told = {"deed": "fill", "text": "引进精米加工企业", "owner": rice.office.pk, "due": "2099-06-30", "goal": "3"}
    add = reverse("chains:add_task", args=[rice.pk])
    assert "请写明目标数的单位" in client.post(add, {"_key": mint(), **told}).content.decode()
    assert client.post(add, {"_key": mint(), **told, "goal_unit": "家"})["Location"] == plan
    one = PlanTask.objects.get()
    page = client.get(plan).content.decode()
    assert "2099 年" in page
    assert "3 家" in page
    amend = reverse("chains:amend_task", args=[one.pk])
    assert "引进精米加工企业" in client.get(amend).content.decode()
    changed = {"text": "引进五家", "due": "2099-07-30", "goal": "5", "goal_unit": "家", "reason": "加码"}
    assert client.post(amend, {"_key": mint(), "_version": one.version, **changed}).status_code == 302
    drop = reverse("chains:drop_task", args=[one.pk])
    assert client.post(drop, {"_key": mint(), "reason": ""}).status_code == 422
    assert client.post(drop, {"_key": mint(), "reason": "不再需要"}).status_code == 302
    assert "不再需要" in client.get(plan).content.decode()


def test_a_plan_without_tasks_says_what_to_do(rice: Chain) -> None:
    assert "方案里还没有任务" in signed_in().get(reverse("chains:plan", args=[rice.pk])).content.decode()
