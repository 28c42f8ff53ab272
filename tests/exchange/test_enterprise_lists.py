"""A county's enterprise list: who is new is entered, each is placed by its products, and what is odd is told."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.chains.models import Chain, ChainPlace, Enterprise, NodePlace
from silian.chains.queries import profile_of
from silian.chains.queries.map import map_of
from silian.exchange.maps.enterprises import import_enterprises, preview_enterprises
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from tests import factories
from tests.exchange.workbooks import table_of

pytestmark = pytest.mark.django_db
HEADING = ("单位名称", "社会信用代码", "行业", "主营产品", "产值（万元）", "从业人数", "乡镇", "实际控制人")


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(date(2022, 10, 8)):
        yield


@pytest.fixture
def coal() -> Chain:
    chain = factories.chain("煤化工")
    for name in ("煤炭", "尿素"):
        actions.add_node(chain, name, stage="up", on=date(2022, 3, 1), by=SYSTEM)
    factories.township("石桥镇")
    return chain


def listed(*rows: tuple[object, ...]) -> bytes:
    return table_of([HEADING, *rows])


def told(content: bytes) -> dict[str, str]:
    preview, _entries = preview_enterprises("990001", content, by=SYSTEM)
    return {flag.cell: flag.message for flag in (*preview.refused, *preview.notes)}


def test_an_enterprise_comes_in_by_other_headings_and_stands_where_its_products_say(coal: Chain) -> None:
    code = factories.credit_code()
    content = listed(("北原矿业有限公司", f" {code.lower()}", "B0610", "原煤、煤泥", 1200, "85人", "石桥", "某集团"))
    preview, done = import_enterprises("990001", content, name="名录.xlsx", by=SYSTEM)
    firm = Enterprise.objects.get(credit_code=code)
    [place] = map_of(coal).places
    assert (done.created, done.refused) == (1, [])
    assert (place.node.name, place.output, place.evidence) == ("煤炭", 1200_0000_00, "企业名录：名录.xlsx")
    profile = profile_of(firm)
    assert (profile.industry_class, profile.employees, profile.controller) == ("0610", 85, "某集团")
    assert ChainPlace.objects.get(enterprise=firm).chain == coal
    assert any("“煤泥”不在图谱上" in flag.message for flag in preview.notes)
    again, nothing = import_enterprises("990001", content, name="名录.xlsx", by=SYSTEM)
    assert (again.known, nothing.created, nothing.batch) == (1, 0, None)


def test_what_is_odd_is_told_and_what_is_wrong_is_refused(coal: Chain) -> None:
    good, other, known = factories.credit_code(), factories.credit_code(), factories.enterprise("北原矿业有限公司")
    found = told(
        listed(
            ("北原矿业公司", good, "", "", "", "", "石桥镇", ""),
            ("南山化肥厂", "91990001MA0000000", "", "", "", "", "石桥镇", ""),
            (other, "南山化肥厂", "", "", "", "", "石桥镇", ""),
            ("东河化肥厂", good, "", "", "", "", "石桥镇", ""),
            ("西河化肥厂", factories.credit_code(), "12345", "", -5, "", "石乔镇", ""),
            ("北原矿业", known.credit_code, "", "焦炭", "", "", "石桥镇", ""),
        )
    )
    assert "名称相近" in found["A2"]
    assert "不是统一社会信用代码" in found["B3"]
    assert "错了位" in found["B4"]
    assert "B2 的信用代码重复" in found["B5"]
    assert "不是行业代码" in found["C6"]
    assert "不能是负数" in found["E6"]
    assert "登记的名称是" in found["A7"]
    assert NodePlace.objects.count() == 0


def test_a_township_that_is_not_there_is_refused_with_what_is_near(coal: Chain) -> None:
    found = told(listed(("西河化肥厂", factories.credit_code(), "", "", "", "", "石乔镇", "")))
    assert "相近的有：石桥镇" in found["G2"]


def test_undoing_a_list_takes_the_places_back_and_keeps_the_register(coal: Chain) -> None:
    content = listed(("北原矿业有限公司", factories.credit_code(), "", "煤、尿素", 1200, "", "石桥镇", ""))
    preview, done = import_enterprises("990001", content, name="名录.xlsx", by=SYSTEM)
    assert any("没有分摊" in flag.message for flag in preview.notes)
    assert done.batch
    assert len(map_of(coal).places) == 2
    assert actions.undo_map_import(done.batch, by=SYSTEM) == (3, [])
    assert len(map_of(coal).places) == 0
    assert Enterprise.objects.count() == 1


def test_who_enters_enterprises_of_a_town_does_not_draw_the_map_by_a_list(coal: Chain) -> None:
    town = factories.township("青山镇")
    may = {"chains.view": ["in_county", "located_in"], "chains.enter": ["any_unit"]}
    clerk = factories.actor("town", unit=town, may=may)
    content = listed(("青山矿业", factories.credit_code(), "", "煤", 10, "", "青山镇", ""))
    preview, done = import_enterprises("990001", content, name="镇里.xlsx", by=clerk)
    assert (done.created, len(map_of(coal).places)) == (1, 0)
    assert any("不归您维护" in flag.message for flag in preview.notes)
