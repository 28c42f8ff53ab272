"""The unit that owes a plan's task is reminded; once it is late, the chain's office is told as well."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from tests import factories

pytestmark = pytest.mark.django_db
DUE = date(2022, 10, 14)


def run(*days: int) -> int:
    sent = 0
    for day in days:
        with at(date(2022, 10, day)):
            sent += remind("990001", date(2022, 10, day))
    return sent


def test_a_task_is_reminded_of_and_once_late_its_office_is_told() -> None:
    with at(date(2022, 9, 1)):
        table.load_year(2022, by=SYSTEM)
        office, owner = factories.department("县农业农村局"), factories.department("县商务局")
        chain = factories.chain("水稻", office=office)
        task = actions.add_plan_task(chain, "build", "建成烘干塔", owner=owner, due=DUE, by=SYSTEM)
        done = actions.add_plan_task(chain, "build", "建成仓库", owner=owner, due=DUE, by=SYSTEM)
    with at(date(2022, 10, 8)):
        actions.complete_plan_task(done, on=date(2022, 10, 8), by=SYSTEM, evidence="已建成")
    assert [run(day) for day in (10, 11, 12, 13, 14, 17)] == [0, 1, 0, 0, 1, 2]
    assert (
        Notice.objects.get(to_id=office.pk).text
        == f"{chain}方案任务“{task.text}”已逾期 1 个工作日，应于 2022-10-14 完成。"
    )


def test_the_office_is_reminded_once_a_chain_before_its_makers_turn_stale() -> None:
    with at(date(2021, 10, 14)):
        table.load_year(2021, by=SYSTEM)
        office = factories.department("县畜牧兽医局")
        chain = factories.chain("和牛", office=office)
        meat = actions.add_node(chain, "屠宰", stage="down", on=date(2021, 10, 1), by=SYSTEM)
        places = [
            actions.place_on_node(meat, factories.enterprise(name), evidence="合同", on=date(2021, 10, 14), by=SYSTEM)
            for name in ("甲屠宰", "乙屠宰", "丙屠宰")
        ]
    with at(date(2022, 9, 1)):
        table.load_year(2022, by=SYSTEM)
        actions.check_node_place(places[0], on=date(2022, 9, 1), by=SYSTEM)
    assert sum(run(day) for day in (8, 14)) == 0, "ten working days before was in September"
    assert run(17) == 1
    assert "和牛图谱上 2 处企业的核实" in Notice.objects.get(to_id=office.pk).text
