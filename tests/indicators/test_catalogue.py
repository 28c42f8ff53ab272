"""The rules that hold on a day: versions, retirement, what a file may not say; and what counting them costs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from silian.indicators.catalogue import catalogue, entry_named
from silian.indicators.queries import Extent, a_year_before, counting, definition_text, figure, figures, record_list
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.programmes import ProgrammeRefused, retire
from silian.kernel.rules import Rule
from silian.matters import actions
from tests import factories
from tests.indicators.county import CODE, TODAY, Place, enter, four_chains, row
from tests.matters import county as ledger

COUNTY = Extent(CODE)
RAISED = {
    "id": "raised", "name": "提出事项", "unit": "件", "of": "matters.matter", "date": "raised_on", "measure": "count",
    "window": "year_to_date", "credit": "lead",
}  # fmt: skip


def applied(*indicators: dict[str, Any], targets: tuple[dict[str, Any], ...] = (), **more: Any) -> None:
    files = {"indicators.yaml": {"indicators": list(indicators), **more}}
    if targets:
        files["targets.yaml"] = {"targets": list(targets)}
    factories.apply_programme(ledger.programme(**files))


@pytest.fixture
def place(db: None) -> Place:
    return four_chains()


def test_an_older_version_of_a_rule_stays_usable_before_the_newer_one_begins(db: None) -> None:
    applied(RAISED)
    applied({**RAISED, "where": {"kind": {"is": "trial/need"}}, "since": date(2022, 7, 1)})
    then, now = (entry_named(CODE, "raised", day) for day in (date(2022, 6, 30), date(2022, 7, 1)))
    assert (then.version, now.version) == (1, 2)
    assert "实际问题" not in definition_text(then)
    assert "自2022年7月1日起适用" in definition_text(now)


def test_a_version_counts_by_its_own_rules_when_it_is_named(db: None) -> None:
    applied(RAISED)
    applied({**RAISED, "name": "提出的事项"})
    assert [e.name for e in catalogue(CODE, TODAY, "trial", version=1)] == ["提出事项"]
    assert [e.name for e in catalogue(CODE, TODAY, "trial")] == ["提出的事项"]


def test_a_definition_speaks_the_titles_that_the_county_s_programme_gives(place: Place) -> None:
    words = {e.id: definition_text(e) for e in catalogue(CODE, TODAY)}
    assert "“用工”、“用地”、“人企纠纷”" in words["labour_land_dispute_solved"]
    assert "“联合党委会议”" in words["joint_committee_meetings"]
    assert not [name for name, sentence in words.items() if "four-chains/" in sentence]


def test_a_retired_programme_is_in_no_list_and_is_still_readable_by_name(db: None) -> None:
    applied(RAISED)
    retire("trial", CODE, by=SYSTEM)
    assert catalogue(CODE, TODAY) == []
    assert [e.id for e in catalogue(CODE, TODAY, "trial")] == ["raised"]
    with pytest.raises(NotFound):
        entry_named(CODE, "raised", TODAY)
    with pytest.raises(Refused, match="没有启用过"):
        catalogue(CODE, TODAY, "no-such-programme")


def test_another_county_s_indicators_are_not_this_one_s(place: Place) -> None:
    factories.county("990002")
    assert catalogue("990002", TODAY) == []
    with pytest.raises(NotFound):
        entry_named("990002", "open_matters", TODAY)


TARGET = {"id": "goal", "name": "目标", "indicator": "raised", "year": 2022, "value": 12, "document": "要点"}


@pytest.mark.parametrize(
    ("target", "line"),
    [
        ({**TARGET, "indicator": "raisd"}, "raised"),
        ({**TARGET, "steps": [10, 5, 60, 100]}, "从小到大"),
        ({**TARGET, "steps": [10, 30, 60]}, "四个季度末"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused_with_its_line(db: None, target: dict[str, Any], line: str) -> None:
    with pytest.raises(ProgrammeRefused, match=line):
        applied(RAISED, targets=(target,))
    assert catalogue(CODE, TODAY) == []


def test_money_is_told_in_a_unit_of_money(db: None) -> None:
    funds = {
        "id": "funds", "name": "资金", "unit": "块", "of": "meetings.commitment", "date": "decided_on",
        "measure": "sum", "what": "amount", "window": "year_to_date",
    }  # fmt: skip
    with pytest.raises(ProgrammeRefused, match="万元"):
        applied(funds)


def test_sixty_indicators_cost_one_query_for_all_their_facts(db: None) -> None:
    meeting = {**RAISED, "of": "meetings.meeting", "date": "held_on"}
    del meeting["credit"]
    many = [{**RAISED, "id": f"raised_{n}"} for n in range(40)] + [{**meeting, "id": f"held_{n}"} for n in range(20)]
    applied(*many)
    figures(COUNTY, TODAY)  # the programme's words are read once a process
    with CaptureQueriesContext(connection) as asked:
        assert len(figures(COUNTY, TODAY)) == 60
    assert counts(asked) == (1, 2)  # and one for the programmes in force
    with CaptureQueriesContext(connection) as asked:
        a_year_before(figures(COUNTY, TODAY), COUNTY, TODAY)
    assert counts(asked)[0] == 2


def counts(asked: CaptureQueriesContext) -> tuple[int, int]:
    return sum("COUNT(" in query["sql"] for query in asked.captured_queries), len(asked)


def test_every_external_figure_comes_in_one_query(place: Place) -> None:
    with CaptureQueriesContext(connection) as asked:
        figures(COUNTY, TODAY)
    assert sum("externalfigure" in query["sql"] for query in asked.captured_queries) == 1


def test_a_reader_s_list_holds_what_they_may_see_and_the_figure_is_the_county_s(place: Place) -> None:
    enter(
        [
            row("本局的事", date(2022, 9, 1), lead=place.bureaus[0]),
            row("别局的事", date(2022, 9, 1), lead=place.bureaus[1]),
        ],
        by=place.clerk,
    )
    assert figure(COUNTY, "open_matters", TODAY).value == 2
    assert [x.title for x in record_list(COUNTY, "open_matters", TODAY, by=place.handler)] == ["本局的事"]
    assert len(record_list(COUNTY, "open_matters", TODAY, by=place.clerk)) == 2


def test_a_record_names_the_indicators_that_count_it_in_few_queries(place: Place) -> None:
    (matter, other), _undo = enter(
        [row("压了很久的事", date(2022, 8, 1), due=date(2022, 8, 15)), row("刚提的事", TODAY)], by=place.clerk
    )
    with CaptureQueriesContext(connection) as asked:
        counted = counting("matters.matter", matter.pk, CODE, TODAY)
    rules = {e.id for e in catalogue(CODE, TODAY) if isinstance(e.definition, Rule)}
    assert {entry.id for entry in counted} == {"open_matters", "overdue_matters", "closure_rate"} <= rules
    assert (
        len(asked) <= 2 + 2 * 2
    )  # the programme; for each of the two facts that list matters, its rows and their count
    assert {e.id for e in counting("matters.matter", other.pk, CODE, TODAY)} == {"open_matters", "closure_rate"}


def test_every_figure_at_last_month_s_cut_off_stays_when_the_month_goes_on(place: Place) -> None:
    matters, _undo = enter(
        [row(f"第{n}件事", date(2022, 8, 20 + n), lead=place.bureaus[0]) for n in range(4)],
        by=place.clerk,
        on=date(2022, 9, 1),
    )
    before = [(f.id, f.value) for f in figures(COUNTY, date(2022, 9, 30))]
    with at(TODAY):
        actions.withdraw_matter(matters[0], reason="自己解决了", by=place.clerk)
        actions.merge_matter(matters[1], into=matters[2], by=place.clerk)
        actions.raise_matter(
            CODE, kind="four-chains/problem", title="十月的新事", by=place.clerk, raiser=actions.Raiser(name="张某")
        )
    assert [(f.id, f.value) for f in figures(COUNTY, date(2022, 9, 30))] == before
    assert [(f.id, f.value) for f in figures(COUNTY, TODAY)] != before
