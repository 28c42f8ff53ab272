"""服务组 N+1: who serves a landing enterprise, who owes what until when, and when it ends."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations import actions as organisations
from silian.organisations.models import Body, Unit
from silian.support import actions
from silian.support.models import Errand, Group
from silian.support.permissions import HANDLE, VIEW_GROUP
from silian.support.queries import branches_serving, errands_for, groups_for
from tests import factories
from tests.support.county import CODE, CONTACT, HANDLING, TODAY, County, count

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2022, 5, 10), date(2022, 6, 10)


@pytest.fixture
def formed(place: County) -> Group:
    """A group formed in May; the policy branch of the county stood before."""
    with at(MAY):
        organisations.fill_formation(CODE, "service", on=date(2022, 1, 4), by=SYSTEM)
        return actions.open_group(place.rice, on=MAY, by=place.office)


def owed(group: Group, place: County, field: str = "policy", due: date = date(2022, 5, 31)) -> Errand:
    with at(MAY):
        return actions.open_errand(group, field=field, text="办理施工许可", due=due, by=place.office)


def test_each_field_of_service_has_its_unit_as_the_formation_says(formed: Group, place: County) -> None:
    owners = {branch.field: branch.owner for branch in branches_serving(formed)}
    assert owners == {"errands": place.town, "policy": place.bureau, "own_branch": place.rice.unit}


def test_the_township_s_branch_is_formed_below_the_township_and_an_enterprise_without_one_has_a_gap(
    formed: Group, place: County
) -> None:
    branches = {branch.field: branch.unit for branch in branches_serving(formed)}
    errands = branches["errands"]
    assert errands
    assert errands.name == "青禾米业跑办支部"
    assert errands.placements.get().parent == place.town
    assert branches["policy"]
    assert branches["own_branch"] is None


def test_an_enterprise_s_own_branch_takes_its_place(place: County) -> None:
    branch = factories.unit("青禾米业党支部", "branch", parent=place.rice.unit)
    with at(MAY):
        group = actions.open_group(place.rice, on=MAY, by=place.office)
    assert {branch.field: branch.unit for branch in branches_serving(group, MAY)}["own_branch"] == branch


def test_an_enterprise_has_one_group_at_a_time(formed: Group, place: County) -> None:
    with at(JUNE), pytest.raises(Refused, match="已经有服务组"):
        actions.open_group(place.rice, on=JUNE, by=place.office)


def test_an_errand_is_owed_by_the_unit_of_its_field(formed: Group, place: County) -> None:
    assert owed(formed, place).owner == place.bureau
    assert owed(formed, place, "errands").owner == place.town
    with at(MAY), pytest.raises(Refused, match="没有对应的单位"):
        actions.open_errand(formed, field="nobody", text="办证", due=JUNE, by=place.office)


def test_the_unit_that_owes_it_completes_it_and_the_same_role_elsewhere_finds_nothing(
    formed: Group, place: County
) -> None:
    errand = owed(formed, place)
    handler = factories.actor("handling", may=HANDLING, unit=place.bureau)
    other = factories.actor("handling", unit=factories.department("水利局"))
    with at(JUNE):
        with pytest.raises(NotFound):
            actions.complete_errand(errand, on=JUNE, result="许可已发", by=other)
        actions.complete_errand(errand, on=JUNE, result="许可已发", by=handler)
        with pytest.raises(Refused, match="已在 2022-06-10 办完"):
            actions.complete_errand(errand, on=JUNE, result="许可已发", by=handler)
    assert list(groups_for(handler, CODE)) == [formed]
    assert list(groups_for(other, CODE)) == []


def test_a_done_errand_says_what_came_of_it(formed: Group, place: County) -> None:
    with at(JUNE), pytest.raises(Refused, match="办成了什么"):
        actions.complete_errand(owed(formed, place), on=JUNE, result=" ", by=place.office)


def test_an_enterprise_sees_its_own_group_and_nobody_else_s(formed: Group, place: County) -> None:
    errand = owed(formed, place)
    contact = factories.actor("contact", may=CONTACT, unit=place.rice.unit, own=True)
    stranger = factories.actor("contact", unit=place.beef.unit, own=True)
    assert list(errands_for(contact, CODE, VIEW_GROUP)) == [errand]
    assert list(errands_for(contact, CODE, HANDLE)) == []
    assert list(groups_for(stranger, CODE)) == list(errands_for(stranger, CODE, VIEW_GROUP)) == []


def test_a_group_ends_in_normal_production_and_not_while_something_is_owed(formed: Group, place: County) -> None:
    errand = owed(formed, place)
    with at(JUNE):
        with pytest.raises(Refused, match="还有 1 项服务事项没有办完"):
            actions.end_group(formed, on=JUNE, reason="满负荷生产", by=place.office)
        actions.complete_errand(errand, on=JUNE, result="许可已发", by=place.office)
        actions.end_group(formed, on=JUNE, reason="满负荷生产", by=place.office)
        with pytest.raises(Refused, match="已在 2022-06-10 结束"):
            actions.open_errand(formed, field="policy", text="再办", due=TODAY, by=place.office)
    assert not Body.objects.filter(formation="service", subject_kind="enterprise", to_on=None).exists()
    assert Unit.objects.filter(name="青禾米业跑办支部", closed_on=None).exists()


def test_the_unit_is_reminded_before_the_deadline_and_when_it_has_passed(formed: Group, place: County) -> None:
    owed(formed, place, due=date(2022, 5, 20))  # a Friday
    for day in (17, 18, 19, 20, 23):
        with at(date(2022, 5, day)):
            remind(CODE, date(2022, 5, day))
    texts = list(Notice.objects.filter(to_id=place.bureau.pk).order_by("at").values_list("text", flat=True))
    assert [text.rpartition("”")[2] for text in texts] == [
        "还剩 3 个工作日，2022-05-20 到期。", "还剩 1 个工作日，2022-05-20 到期。", "今日到期。",
        "已逾期 1 个工作日，应于 2022-05-20 完成。",
    ]  # fmt: skip


def test_errands_on_time_are_a_share_of_those_done(formed: Group, place: County) -> None:
    rule = {
        "of": "support.errand", "date": "done_on", "measure": "ratio", "part": {"on_time": {"is": True}}, "unit": "%",
    }  # fmt: skip
    for day in (20, 5):
        errand = owed(formed, place, due=date(2022, 5, 31) if day == 20 else date(2022, 5, 10))
        with at(JUNE):
            actions.complete_errand(errand, on=date(2022, 5, 28), result="已办", by=place.office)
    assert count(rule, TODAY) == 50
