"""Targets: a score stands on evidence with a date and a source."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains.analysis.targets import Candidate, Evidence, ranked
from silian.kernel.errors import Refused

TODAY = date(2022, 10, 8)


def line(part: str, strength: float, on: date = date(2022, 6, 1), text: str = "年产 5 万吨") -> Evidence:
    return Evidence(part, strength, text, on, "企业年报")


def test_a_target_earns_points_only_for_parts_with_evidence_and_shows_them() -> None:
    (found,) = ranked("豆粕", [Candidate("甲油脂", [line("capability", 0.8), line("capability", 0.5)])], TODAY)
    assert found.score == pytest.approx(30 * 0.8)
    assert found.parts["existing_tie"] is None
    assert "2022-06-01 年产 5 万吨（企业年报）" in str(found.reason)


def test_old_evidence_and_evidence_from_tomorrow_are_shown_but_earn_nothing() -> None:
    lines = [line("capability", 1, date(2019, 1, 1)), line("expansion", 1, date(2022, 10, 9))]
    (found,) = ranked("豆粕", [Candidate("乙油脂", lines)], TODAY)
    assert found.score == 0
    assert len(found.evidence) == 2
    assert "没有依据" in str(found.reason)


def test_the_strongest_comes_first_then_the_name() -> None:
    weak, strong = [line("capability", 0.2)], [line("capability", 0.9), line("local_pull", 1)]
    found = ranked("豆粕", [Candidate("丙", weak), Candidate("乙", weak), Candidate("甲", strong)], TODAY)
    assert [each.name for each in found] == ["甲", "丙", "乙"]


@pytest.mark.parametrize(
    ("part", "strength", "source", "told"),
    [("luck", 1, "年报", "没有“luck”"), ("capability", 2, "年报", "0 到 1"), ("capability", 1, " ", "没有写出处")],
)
def test_evidence_without_source_or_sense_is_refused(part: str, strength: float, source: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        Evidence(part, strength, "扩产公告", TODAY, source)
