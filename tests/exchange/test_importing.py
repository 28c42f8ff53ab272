"""A county's own ledger comes in: all or nothing, counted as it was, and taken back."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from silian.chains.models import Chain
from silian.exchange.matters import import_matters, preview_matters, undo_import
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.errors import NotFound, Refused
from silian.matters import actions
from silian.matters.kinds import kind_title
from silian.matters.models import Batch, Matter
from silian.organisations.models import Person, Unit
from tests import factories
from tests.exchange.county import CLOSED, COUNTY, bring_in, fresh_county, ledger, noted, sheet, told
from tests.exchange.random_ledger import LATE, NOT_JUDGED, ON_TIME, counted, random_rows
from tests.exchange.workbooks import table_of

pytestmark = pytest.mark.django_db
JUDGED = {True: ON_TIME, False: LATE, None: NOT_JUDGED}


@pytest.fixture(autouse=True)
def _county(db: None) -> None:
    fresh_county()


def test_three_hundred_random_matters_are_counted_as_an_independent_count_does() -> None:
    rows = random_rows(300)
    _preview, done = bring_in(sheet(rows))
    matters = list(Matter.objects.select_related("round", "chain"))
    assert (done.created, done.refused) == (300, [])
    assert counted(rows) == {
        "kind": Counter(kind_title(COUNTY, matter.kind) for matter in matters),
        "state": Counter(str(matter.state_label) for matter in matters),
        "chain": Counter(matter.chain.name for matter in matters if matter.chain),
        "on_time": Counter(JUDGED[matter.round.on_time] for matter in matters),
    }


def test_a_line_in_the_journal_tells_of_each_matter_that_came_in() -> None:
    bring_in(sheet(random_rows(20)))
    assert journal.check(COUNTY).ok
    assert Counter(row["step"] for row in journal.rows(COUNTY))["matters.admit"] == 20


def test_what_the_county_does_not_have_is_named_with_its_cells_and_made_with_the_import() -> None:
    content = ledger({}, {"责任人": "王某"})
    preview = preview_matters(COUNTY, content, by=SYSTEM)
    wanted = {(w.kind, w.name, tuple(w.cells)) for w in preview.wanted}
    assert wanted == {
        ("chain", "稻米产业链", ("H2", "H3")), ("unit", "交通运输局", ("I2", "I3")), ("person", "郑某", ("J2",)),
        ("person", "王某", ("J3",)),
    }  # fmt: skip
    assert not Chain.objects.exists()
    bring_in(content)
    assert Chain.objects.get().name == "稻米产业链"
    assert set(Person.objects.values_list("name", "unit__name")) == {("郑某", "交通运输局"), ("王某", "交通运输局")}


def test_one_bad_row_and_nothing_is_entered() -> None:
    preview, done = bring_in(ledger({}, {"提出日期": "二月三十"}, {}))
    assert list(told(preview)) == ["F3"]
    assert (done.created, done.batch) == (0, None)
    assert not Matter.objects.exists()
    assert not Batch.objects.exists()
    assert not Unit.objects.filter(name="交通运输局").exists()


def test_the_valid_rows_come_in_where_that_is_asked_for() -> None:
    _preview, done = bring_in(ledger({}, {"提出日期": "二月三十", "主办单位": "水利局"}, {}), accept_valid=True)
    assert (done.created, len(done.refused)) == (2, 1)
    assert not Unit.objects.filter(name="水利局").exists(), "nothing is made for a row that is refused"


@pytest.mark.parametrize(
    ("cells", "where", "words"),
    [
        ({"事项类型": "实际问提"}, "C2", "是不是“实际问题”"),
        ({"状态": "快好了"}, "M2", "不在可选的词里"),
        ({"状态": "作废"}, "M2", "不在可选的词里"),
        ({**CLOSED, "结论": None}, "N2", "要有结论"),
        ({**CLOSED, "办结日期": None}, "O2", "要有办结日期"),
        ({**CLOSED, "办结日期": date(2022, 2, 1)}, "O2", "早于提出日期"),
        ({"提出日期": date(2099, 1, 1), "办理时限": None}, "F2", "晚于今天"),
        ({"办理时限": date(2022, 2, 1)}, "L2", "早于提出日期"),
        ({"主办单位": "水利局、交通运输局"}, "I2", "只能写一个"),
        ({"责任人": "郑某、王某"}, "J2", "只能写一位"),
        ({"主办单位": None}, "J2", "补上主办单位"),
        ({"问题": None}, "G2", "没有填"),
        ({"整改措施": "修" * 301}, "K2", "超过 300 个字"),
        ({"事项编号": "9.11E+17"}, "B2", "后几位已经丢失"),
    ],
)
def test_a_cell_that_must_be_mended_is_named_with_the_reason(cells: dict[str, object], where: str, words: str) -> None:
    preview, _done = bring_in(ledger(cells))
    assert where in told(preview)
    assert words in told(preview)[where]
    assert not Matter.objects.exists()


def test_what_was_inferred_or_not_taken_is_told_and_does_not_stop_the_row() -> None:
    preview, done = bring_in(ledger({"状态": "撤回"}, {"结论": "已解决", "满意度": "满意"}, {"办理时限": None}))
    notes = noted(preview)
    assert done.created == 3
    assert "推定为提出日期 2022-03-01" in notes["O2"]
    assert "没有取" in notes["N3"]
    assert "没有取" in notes["P3"]
    assert "没有办理时限" in notes["L4"]
    assert "按提出人的名字记下" in notes["E2"]


def test_a_known_unit_raises_in_its_own_right_and_an_unknown_one_by_name() -> None:
    factories.department("青禾米业")
    bring_in(ledger({"提出单位": "青禾米业"}, {"提出单位": "某某合作社"}))
    known, unknown = Matter.objects.order_by("number")
    assert (known.raiser_unit and known.raiser_unit.name, known.raiser_name) == ("青禾米业", "")
    assert (unknown.raiser_unit, unknown.raiser_name) == (None, "某某合作社")


def test_names_are_known_with_and_without_what_offices_put_around_them() -> None:
    chain, bureau = factories.chain("稻米"), factories.department("水利局")
    _preview, done = bring_in(ledger({"主办单位": "县水利局"}, {"主办单位": " 水 利 局"}))
    assert done.created == 2
    assert {(m.chain, m.lead) for m in Matter.objects.select_related("chain", "lead")} == {(chain, bureau)}


def test_a_name_that_is_nearly_one_of_the_countys_is_left_to_a_person() -> None:
    factories.department("自然资源和规划局")
    preview, _done = bring_in(ledger({"主办单位": "自然资源局"}))
    assert "很像" in told(preview)["I2"]
    assert "自然资源和规划局" in told(preview)["I2"]


def test_a_clerk_who_may_not_make_units_is_told_so_cell_by_cell() -> None:
    clerk = factories.actor("importer", may={"matters.import": ["any"]})
    factories.department("交通局")
    preview, done = bring_in(ledger({}), by=clerk)
    assert done.created == 0
    assert "本县没有“稻米产业链”" in told(preview)["H2"]
    assert "相近的有：交通局" in told(preview)["I2"]


def test_nobody_without_the_verb_looks_at_a_preview() -> None:
    town = factories.township("石桥镇")
    clerk = factories.actor("reader", unit=town, may={"matters.view": ["located_in"]})
    with pytest.raises(Refused):
        preview_matters(COUNTY, ledger({}), by=clerk)
    stranger = factories.actor("importer", may={"matters.import": ["any"]}, county_code="990002")
    with pytest.raises(NotFound):
        preview_matters(COUNTY, ledger({}), by=stranger)


def test_several_measures_in_a_cell_are_several_measures() -> None:
    bring_in(
        ledger(
            {"整改措施": "1. 现场踏勘\n2. 调配指标"}, {"整改措施": "1.联系技校2.组织招聘"}, {"整改措施": "甲\n乙\n丙"}
        )
    )
    texts = [[m.text for m in matter.round.measures.order_by("id")] for matter in Matter.objects.order_by("number")]
    assert texts == [["现场踏勘", "调配指标"], ["联系技校", "组织招聘"], ["甲", "乙", "丙"]]


def test_a_matter_merged_over_two_rows_has_the_measures_of_both() -> None:
    rows = [
        ["事项编号", "事项类型", "提出日期", "问题", "整改措施", "状态"],
        [None, "实际问题", "2022-03-01", None, "修补路面", "办理中"],
        [None, "实际问题", "2022-03-01", None, "加装护栏", "办理中"],
    ]
    preview, done = bring_in(table_of(rows, [("A2:A3", "LJ-1"), ("D2:D3", "道路破损")]))
    assert done.created == 1
    assert [m.text for m in Matter.objects.get().round.measures.order_by("id")] == ["修补路面", "加装护栏"]
    assert "第 2 行是同一件事项" in noted(preview)["D3"]


def test_a_long_problem_is_kept_whole() -> None:
    problem = "道路破损。" * 60
    bring_in(ledger({"问题": problem}))
    matter = Matter.objects.get()
    assert (matter.title, matter.detail) == (problem[:200], problem)


def test_the_same_file_again_enters_nothing() -> None:
    content = ledger({}, {})
    _preview, first = bring_in(content)
    _preview, again = bring_in(content, name="另一个名字.xlsx")
    assert (again.created, again.skipped, again.batch) == (0, 2, first.batch)


def test_a_mended_file_enters_only_what_was_not_there() -> None:
    bring_in(ledger({}, {"提出日期": "二月三十"}), accept_valid=True)
    _preview, mended = bring_in(ledger({}, {}))
    assert (mended.created, mended.skipped) == (1, 1)


def test_rows_without_a_number_are_known_again_by_everything_that_they_say() -> None:
    bring_in(ledger({"事项编号": None}, {"事项编号": None, "问题": "另一件"}))
    preview, again = bring_in(ledger({"事项编号": None}, {"事项编号": None, "问题": "第三件"}))
    assert (again.created, again.skipped) == (1, 1)
    assert [draft.source.values["problem"] for draft in preview.fresh] == ["第三件"]


def test_a_known_number_with_other_content_is_refused_and_what_differs_is_named() -> None:
    bring_in(ledger({}))
    preview, done = bring_in(ledger({"状态": "已交办", "问题": "换了一个问题"}))
    assert done.created == 0
    assert "状态" in told(preview)["B2"]
    assert "问题" in told(preview)["B2"]
    assert Matter.objects.get().title == "厂区道路破损，影响运粮"


def test_a_number_twice_in_a_file_is_refused() -> None:
    preview, _done = bring_in(ledger({"事项编号": "A1"}, {"事项编号": "A1"}))
    assert "和 B2 重复" in told(preview)["B3"]


def test_undo_voids_what_nobody_touched_and_leaves_the_rest() -> None:
    _preview, done = bring_in(ledger({}, {}, {}))
    assert done.batch
    touched = Matter.objects.order_by("number")[1]
    actions.record_progress(touched, words="已到现场", by=SYSTEM)
    voided, left = undo_import(done.batch, by=SYSTEM)
    assert (voided, [matter.pk for matter in left]) == (2, [touched.pk])
    assert list(Matter.objects.order_by("number").values_list("state", flat=True)) == ["void", "doing", "void"]
    with pytest.raises(Refused):
        undo_import(done.batch, by=SYSTEM)


def test_what_was_undone_can_come_in_again() -> None:
    content = ledger({}, {})
    _preview, first = bring_in(content)
    assert first.batch
    undo_import(first.batch, by=SYSTEM)
    _preview, again = bring_in(content)
    assert again.created == 2
    assert Matter.objects.exclude(state="void").count() == 2


def test_imported_matters_go_on_by_the_ordinary_steps() -> None:
    handed = {"状态": "申请销号", "结论": "已解决", "办结日期": date(2022, 3, 15)}
    bring_in(ledger(handed, {"状态": "暂停"}, {"状态": "已交办"}, {}))
    handed_in, paused, assigned, doing = Matter.objects.order_by("number")
    actions.sign_off(handed_in, by=SYSTEM)
    handed_in.refresh_from_db()
    assert (handed_in.round.handled_on, handed_in.round.on_time) == (date(2022, 3, 15), True)
    actions.resume(paused, by=SYSTEM)
    actions.take_up(assigned, by=SYSTEM)
    actions.complete_measure(doing.round.measures.get(), result="已修好", by=SYSTEM)
    states = list(Matter.objects.order_by("number").values_list("state", flat=True))
    assert states == ["closed", "doing", "doing", "doing"]


def test_a_hand_in_without_an_outcome_goes_back_and_says_why_it_cannot_be_signed() -> None:
    bring_in(ledger({"状态": "申请销号"}))
    matter = Matter.objects.get()
    with pytest.raises(Refused, match="结论"):
        actions.sign_off(matter, by=SYSTEM)
    actions.send_back(matter, reason="请补结论", by=SYSTEM)
    assert Matter.objects.get().state == "doing"


def test_a_county_without_a_programme_is_told_what_comes_first() -> None:
    factories.county("990003")
    with pytest.raises(Refused, match="programme apply"):
        import_matters("990003", ledger({}), name="x", by=SYSTEM)
