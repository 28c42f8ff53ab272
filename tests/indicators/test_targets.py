"""Targets divided: what adds up is put in force, what does not is refused with file and line; parts with their lights."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from silian.chains.models import Chain
from silian.indicators.catalogue import entry_named
from silian.indicators.presentation import light
from silian.indicators.queries import aimed, aimed_at_chain, changes, divided
from silian.kernel.programmes import ProgrammeRefused
from tests import factories
from tests.indicators.county import CODE
from tests.indicators.scored import BY_CHAIN, INDICATORS, JUNE, LINES, SCHEME, TARGET, apply, close, four_chains

SHORT = {**BY_CHAIN, "乳品": 48}  # adds up to 118


@pytest.fixture
def chains(db: None) -> dict[str, Chain]:
    return four_chains()


@pytest.mark.django_db
def test_parts_that_add_up_to_118_of_120_are_refused_unless_2_are_held_back() -> None:
    with pytest.raises(ProgrammeRefused) as refused:
        apply(target={**TARGET, "by_chain": SHORT})
    [problem] = refused.value.problems
    assert problem.file == "targets.yaml"
    assert problem.line > 1
    assert "合计 118，加县级预留 0，不等于总目标 120" in problem.message
    assert "held_back: 2" in problem.message
    apply(target={**TARGET, "by_chain": SHORT, "held_back": 2})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ({"by_chain": {**BY_CHAIN, "乳品": 52}}, "合计 122"),
        ({"by_unit": {"县水务局": 120}, "by_chain": SHORT}, "合计 118"),
        ({"held_back": 2}, "没有分解的目标"),
        ({"indicator": "solved_rate", "by_chain": BY_CHAIN}, "只有计数、合计和时点存量"),
        ({"indicator": "output", "by_chain": BY_CHAIN}, "只统计到全县"),
        ({"indicator": "open", "by_year": {2022: 60, 2023: 60}}, "只有计数和合计可以逐年"),
        ({"by_year": {2023: 60, 2024: 60}}, "year 写第一年"),
        ({"by_year": {2022: 60, 2023: 50}}, "合计 110"),
        ({"steps": [10, 30, 60, 90]}, "年末为 100"),
    ],
)
def test_a_division_that_cannot_hold_is_refused(target: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ProgrammeRefused, match=sentence):
        apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}]}, {**TARGET, **target})


@pytest.mark.django_db
def test_a_year_says_the_same_as_its_share_of_several_years() -> None:
    spread = {
        **TARGET,
        "steps": [10, 30, 60, 100],
        "id": "three",
        "value": 300,
        "by_year": {2022: 100, 2023: 100, 2024: 100},
    }
    with pytest.raises(ProgrammeRefused, match="分到 2022 年的是 100，这里写了 120"):
        apply(targets=[{**TARGET, "by_chain": BY_CHAIN}, spread])
    apply(
        targets=[
            {**TARGET, "by_chain": BY_CHAIN},
            {**spread, "value": 320, "by_year": {2022: 120, 2023: 100, 2024: 100}},
        ]
    )


WEIGHTS = "权重合计应为 100"
NO_CREDIT = {"id": "output", "name": "产值", "indicator": "output", "weight": 30, "aim": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scheme", "sentence"),
    [
        ({"lines": [LINES[0]]}, WEIGHTS),
        ({"lines": [LINES[0], {**LINES[1], "weight": 31}]}, WEIGHTS),
        ({"lines": [LINES[0], {**LINES[1], "bands": [{"give": 100}]}]}, "一种计分办法"),
        ({"lines": [{**LINES[0], "target": ""}, LINES[1]]}, "一种计分办法"),
        ({"lines": [{**LINES[0], "target": "no_such_target"}, LINES[1]]}, "no_such_target"),
        ({"lines": [LINES[0], {**LINES[1], "aim": None, "target": "closed_target"}]}, "另一个指标的目标"),
        ({"lines": [LINES[0], {**LINES[1], "indicator": "no_such"}]}, "no_such"),
        ({"lines": [LINES[0], NO_CREDIT]}, "只统计到全县"),
        ({"lines": [LINES[0], {**LINES[1], "floor": 90, "cap": 80}]}, "保底不能高于封顶"),
        ({"lines": [LINES[0], {**LINES[1], "id": "closed"}]}, "已经用过"),
        ({"of": "unit"}, "members"),
        ({"groups": [{"name": "甲", "members": ["水稻"]}, {"name": "乙", "members": ["水稻"]}]}, "已经在一个组里"),
        ({"vetoes": [{"name": "一票否决", "indicator": "output"}]}, "只统计到全县"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused_with_its_line(scheme: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ProgrammeRefused, match=sentence) as refused:
        apply({**SCHEME, **scheme})
    assert {problem.file for problem in refused.value.problems} == {"scoring.yaml"}
    assert all(problem.line > 1 for problem in refused.value.problems)


def test_each_chain_s_share_has_its_own_progress_and_light(chains: dict[str, Chain]) -> None:
    apply(target={**TARGET, "by_chain": {**BY_CHAIN, "乳品": 49, "水道": 1}})
    close(chains["水稻"], 3)
    close(chains["和牛"], 5)
    parts = divided(CODE, entry_named(CODE, "closed_target", JUNE), entry_named(CODE, "closed", JUNE), JUNE, "chain")
    told = {part.name: (part.figure.value, part.progress.done, light(part.progress).words) for part in parts}
    assert told == {
        "水稻": (3, 30, "达到序时"), "和牛": (5, 25, "落后序时 5 个百分点"), "肉羊": (0, 0, "落后序时 30 个百分点"),
        "乳品": (0, 0, "落后序时 30 个百分点"), "水道": (None, None, "待数据"),
    }  # fmt: skip
    [own] = aimed_at_chain(chains["和牛"], JUNE)
    assert (own.figure.value, own.progress.aim, own.progress.done) == (5, 20, 25)
    assert [each.progress.done for each in aimed(CODE, JUNE)] == [Fraction(8 * 100, 120)]


def test_a_share_of_a_township_counts_its_villages(chains: dict[str, Chain]) -> None:
    town = factories.township("石桥镇")
    village = factories.village("前进村", parent=town)
    apply(target={**TARGET, "by_chain": BY_CHAIN, "by_unit": {"石桥镇": 120}})
    close(chains["水稻"], 2, lead=village)
    close(chains["水稻"], 1, lead=town)
    [part] = divided(CODE, entry_named(CODE, "closed_target", JUNE), entry_named(CODE, "closed", JUNE), JUNE, "unit")
    assert (part.figure.value, part.record) == (3, town)


def test_what_changed_since_a_week_ago_is_told_with_both_values(chains: dict[str, Chain]) -> None:
    apply()
    close(chains["水稻"], 2, on=date(2022, 6, 20))
    close(chains["水稻"], 1, on=date(2022, 6, 27))
    found = {each.figure.id: (each.before.value, each.figure.value) for each in changes(CODE, JUNE, date(2022, 6, 23))}
    assert found["closed"] == (2, 3)
    assert "disputes" not in found
    with CaptureQueriesContext(connection) as asked:
        changes(CODE, JUNE, date(2022, 6, 23))
    assert len(asked) <= 3  # the programmes, and the one fact twice
    assert len(INDICATORS) > 3
