"""The ranking of the chains: who stands where and why, from records; each case worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from silian.chains.models import Chain
from silian.indicators.queries import Ranking, Sheet, last_month_s_end, moved, ranking, ranks_at
from silian.kernel.errors import NotFound
from tests import factories
from tests.indicators.county import CODE
from tests.indicators.scored import BY_CHAIN, JUNE, LINES, SCHEME, TARGET, apply, close, four_chains

F = Fraction


@pytest.fixture
def chains(db: None) -> dict[str, Chain]:
    return four_chains()


def ranked(as_of: date = JUNE) -> Ranking:
    return ranking(CODE, "chains", as_of)


def sheet_of(chain: Chain, as_of: date = JUNE) -> Sheet:
    return ranked(as_of).of(chain.pk).sheet


def ranks(as_of: date = JUNE) -> dict[str, int | None]:
    return {each.member.name: each.rank for each in ranked(as_of).standings}


def test_each_chain_is_scored_by_its_own_target_as_far_as_it_is_due(chains: dict[str, Chain]) -> None:
    apply()
    close(chains["水稻"], 2, solved=1)  # 30 % of 10 is due by 30 June: 2 of 3, and half of them solved
    sheet = sheet_of(chains["水稻"])
    closed, rate = sheet.lines
    assert (closed.value, closed.target, closed.aim) == (2, 10, 3)
    assert (closed.reached, closed.points) == (F(200, 3), Decimal("46.67"))
    assert (rate.value, rate.reached, rate.points) == (50, 50, 15)
    assert sheet.total == Decimal("61.67")


def test_the_whole_year_s_target_is_asked_for_where_the_line_says_so(chains: dict[str, Chain]) -> None:
    apply({**SCHEME, "lines": [{**LINES[0], "due": False}, LINES[1]]})
    close(chains["水稻"], 2)
    assert sheet_of(chains["水稻"]).lines[0].points == 14


def test_more_than_the_target_gives_no_more_than_the_cap(chains: dict[str, Chain]) -> None:
    apply({**SCHEME, "lines": [{**LINES[0], "cap": 120}, LINES[1]]})
    close(chains["水稻"], 9)
    line = sheet_of(chains["水稻"]).lines[0]
    assert (line.reached, line.given, line.points) == (300, 120, 84)


def test_what_has_no_value_is_left_out_with_its_weight_and_the_rest_is_brought_to_a_hundred(
    chains: dict[str, Chain],
) -> None:
    apply()
    sheet = sheet_of(chains["水稻"])  # nothing was closed: 0 of 3, and no rate of nothing
    assert [line.points for line in sheet.lines] == [0, None]
    assert (sheet.left_out, sheet.weight, sheet.total) == (30, 70, 0)
    assert "无数值" in sheet.lines[1].why


def test_a_chain_without_a_target_is_not_scored_on_that_line_and_loses_nothing_by_it(chains: dict[str, Chain]) -> None:
    apply(target={**TARGET, "value": 110, "by_chain": {k: v for k, v in BY_CHAIN.items() if k != "水稻"}})
    close(chains["水稻"], 4, solved=3)
    sheet = sheet_of(chains["水稻"])
    assert sheet.lines[0].why == "没有分解到的目标"
    assert (sheet.scored, sheet.weight, sheet.total) == (Decimal("22.50"), 30, 75)


def test_before_the_first_quarter_has_ended_nothing_is_due(chains: dict[str, Chain]) -> None:
    apply()
    assert sheet_of(chains["水稻"], date(2022, 3, 30)).lines[0].why == "序时尚未到第一个节点"
    assert sheet_of(chains["水稻"], date(2023, 3, 31)).lines[0].why == "今年没有下达目标"


def test_who_has_nothing_to_be_scored_is_listed_without_a_rank(chains: dict[str, Chain]) -> None:
    apply(target={**TARGET, "year": 2021, "by_chain": BY_CHAIN})
    close(chains["水稻"], 1)
    assert ranks() == {"水稻": 1, "和牛": None, "肉羊": None, "乳品": None}


def test_equal_totals_share_a_rank_and_the_next_is_left_out(chains: dict[str, Chain]) -> None:
    apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}]})
    for name, solved in {"水稻": 4, "和牛": 3, "肉羊": 3, "乳品": 1}.items():
        close(chains[name], 4, solved=solved)
    assert ranks() == {"水稻": 1, "和牛": 2, "肉羊": 2, "乳品": 4}


def test_a_veto_puts_the_best_last_and_names_its_records(chains: dict[str, Chain]) -> None:
    apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}], "vetoes": [{"name": "重大纠纷", "indicator": "disputes"}]})
    for name in chains:
        close(chains[name], 4, solved=3)
    [dispute] = close(chains["水稻"], 1, kind="dispute")
    assert ranks() == {"和牛": 1, "肉羊": 1, "乳品": 1, "水稻": 4}
    sheet = sheet_of(chains["水稻"])
    assert sheet.total == 80
    [barred] = sheet.barred
    assert (barred.veto.name, [line.id for line in barred.lines]) == ("重大纠纷", [dispute.pk])


def test_bonus_and_penalty_count_records_up_to_their_caps(chains: dict[str, Chain]) -> None:
    extras: dict[str, Any] = {
        "bonuses": [{"name": "急件", "indicator": "urgent", "each": 1, "cap": 2}],
        "penalties": [{"name": "纠纷", "indicator": "disputes", "each": "0.5", "cap": 3}],
    }
    apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}], **extras})
    close(chains["水稻"], 3, kind="short")
    close(chains["水稻"], 1, kind="dispute")
    close(chains["和牛"], 1)
    sheet = sheet_of(chains["水稻"])
    [bonus] = sheet.bonuses
    assert (bonus.records, bonus.points, bonus.capped) == (3, 2, True)
    assert (sheet.penalty, sheet.total) == (Decimal("0.50"), Decimal("101.50"))
    assert ranks()["和牛"] == 2


def test_who_is_exempt_is_listed_without_a_rank_and_takes_nobody_s_place(chains: dict[str, Chain]) -> None:
    exempt = [{"member": "水稻", "reason": "当年新设", "document": "县产办〔2022〕3号"}]
    apply({**SCHEME, "exempt": exempt})
    for name in ("水稻", "和牛"):
        close(chains[name], 6)
    assert (ranks()["水稻"], ranks()["和牛"]) == (None, 1)
    told = ranked().of(chains["水稻"].pk).member.exempt
    assert told
    assert told.document == "县产办〔2022〕3号"


def test_peers_are_ranked_inside_their_group(chains: dict[str, Chain]) -> None:
    groups = [{"name": "种植", "members": ["水稻"]}, {"name": "养殖", "members": ["和牛", "肉羊", "乳品"]}]
    apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}], "groups": groups})
    for name, solved in {"水稻": 1, "和牛": 4, "肉羊": 2, "乳品": 3}.items():
        close(chains[name], 4, solved=solved)
    inside = {each.member.name: (each.member.group, each.rank_in_group) for each in ranked().standings}
    assert inside == {"水稻": ("种植", 1), "和牛": ("养殖", 1), "乳品": ("养殖", 2), "肉羊": ("养殖", 3)}
    assert ranks()["水稻"] == 4


def test_less_is_better_where_the_indicator_says_so(chains: dict[str, Chain]) -> None:
    line = {"id": "open", "name": "在办", "indicator": "open", "weight": 100}
    apply({**SCHEME, "lines": [{**line, "bands": [{"at_most": 0, "give": 100}, {"at_most": 2, "give": 60}]}]})
    assert sheet_of(chains["水稻"]).total == 100
    apply({**SCHEME, "lines": [{**line, "aim": 2}]})
    assert sheet_of(chains["水稻"]).lines[0].reached == 100


def test_a_rise_is_told_in_places_since_the_last_month(chains: dict[str, Chain]) -> None:
    apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}]})
    for name, solved in {"水稻": 1, "和牛": 3}.items():
        close(chains[name], 4, solved=solved)
    close(chains["水稻"], 12, on=date(2022, 6, 20))
    changes = moved(ranked(), ranks_at(CODE, "chains", last_month_s_end(JUNE)))
    assert (changes[chains["水稻"].pk], changes[chains["和牛"].pk], changes[chains["肉羊"].pk]) == (1, -1, None)


def test_units_are_scored_with_what_is_below_them(chains: dict[str, Chain]) -> None:
    town, bureau = factories.township("石桥镇"), factories.department("县水务局")
    village = factories.village("前进村", parent=town)
    unit_scheme = {
        "id": "units", "title": "单位考核", "of": "unit", "office": "县产业办", "members": ["石桥镇", "县水务局"],
        "lines": [{"id": "closed", "name": "办结", "indicator": "closed", "weight": 100, "target": "closed_target"}],
    }  # fmt: skip
    apply(unit_scheme, {**TARGET, "by_unit": {"石桥镇": 20, "县水务局": 100}})
    close(chains["水稻"], 3, lead=village)
    close(chains["水稻"], 3, lead=town)
    close(chains["水稻"], 15, lead=bureau)
    found = {each.member.name: (each.rank, each.sheet.total) for each in ranking(CODE, "units", JUNE).standings}
    assert found == {"石桥镇": (1, 100), "县水务局": (2, 50)}


def test_names_that_nobody_bears_are_told(chains: dict[str, Chain]) -> None:
    exempt = [{"member": "水道", "reason": "笔误", "document": "要点"}]
    apply({**SCHEME, "exempt": exempt}, {**TARGET, "value": 7, "by_chain": {"稻米": 7}})
    assert ranked().unknown == ("水道", "稻米")


def test_another_county_has_no_such_scheme(chains: dict[str, Chain]) -> None:
    apply()
    factories.county("990002")
    with pytest.raises(NotFound):
        ranking("990002", "chains", JUNE)
    with pytest.raises(NotFound):
        ranking(CODE, "towns", JUNE)


def test_the_whole_ranking_costs_one_query_a_fact_however_many_chains(chains: dict[str, Chain]) -> None:
    apply()
    ranked()  # the programme's words are read once a process
    with CaptureQueriesContext(connection) as few:
        ranked()
    for n in range(13):
        close(factories.chain(f"第{n}链"), 2)
    with CaptureQueriesContext(connection) as many:
        assert len(ranked().standings) == 17
    assert len(many) == len(few) <= 4  # schemes, catalogue, members, and the one fact
