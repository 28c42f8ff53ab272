"""定稿 and 更正: what was published stays, and what changed since is said in the open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from silian.briefings import actions
from silian.briefings.models import CorrectedFigure, Correction, FrozenFigure, FrozenRecord, Issue
from silian.briefings.queries import (
    briefing,
    compare,
    draft_correction,
    figures_in,
    issue_for,
    issues_for,
    published_figures_of,
)
from silian.indicators.queries import Extent
from silian.kernel import journal
from silian.kernel.access import PUBLIC, SYSTEM, Actor
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.chain import Witness
from silian.matters.models import Matter
from tests import factories
from tests.briefings.not_kept import LOANS, apply_loans
from tests.indicators.county import CODE, PROGRAMME, SEPTEMBER, TODAY, Place, enter, four_chains, row, with_meeting

COUNTY = Extent(CODE)
TABLES = [Issue, FrozenFigure, FrozenRecord, Correction, CorrectedFigure]


@pytest.fixture
def place(db: None) -> Place:
    return four_chains()


def published(place: Place, as_of: date = SEPTEMBER, by: Actor | None = None) -> Issue:
    with at(TODAY):
        return actions.publish_briefing(COUNTY, PROGRAMME, as_of=as_of, by=by or place.clerk)


def corrected(place: Place, issue: Issue, by: Actor | None = None, **how: Any) -> Correction:
    with at(TODAY):
        return actions.publish_correction(issue, reason="补录和撤销", by=by or place.clerk, **how)


def needs(place: Place, *titles: str) -> tuple[list[Matter], Callable[[], object]]:
    return enter([row(title, date(2022, 9, 1), lead=place.bureaus[0]) for title in titles], by=place.clerk)


def bare(name: str) -> dict[str, object]:
    years, settings = [{"year": 2022, "title": "无"}], {"number": "SX{year}-{number:04d}"}
    return {"name": name, "title": "无", "starts_on": date(2021, 10, 1), "years": years, "settings": settings}


def snapshot() -> list[list[tuple[Any, ...]]]:
    """Every stored byte of what was published."""
    return [list(model._default_manager.order_by("pk").values_list()) for model in TABLES[:3]]


@pytest.fixture
def changed(place: Place) -> tuple[Place, Issue, list[Matter]]:
    """Published with three open needs; then two are entered late and one of the three is taken back."""
    needs(place, "原有的第一件", "原有的第二件")
    (cancelled,), take_back = needs(place, "后来撤销的一件")
    issue = published(place)
    late, _undo = needs(place, "补录的第一件", "补录的第二件")
    take_back()
    return place, issue, [cancelled, *late]


def test_a_published_issue_keeps_its_text_its_numbers_and_the_records_behind_each(place: Place) -> None:
    matters, _undo = needs(place, "原有的第一件", "原有的第二件")
    with_meeting(place)
    draft = briefing(COUNTY, PROGRAMME, SEPTEMBER)
    issue = published(place)
    figures = {figure.indicator: figure for figure in figures_in(issue)}
    assert issue.text == draft.text
    assert all(issue.text[f.start : f.end] == f.words for f in figures.values())
    assert (figures["open_matters"].words, figures["open_matters"].value) == ("2", "2")
    kept = figures["open_matters"].records.values_list("record", flat=True)
    assert set(kept) == {str(matter.pk) for matter in matters}
    assert list(figures["wagyu_research_funds"].records.values_list("amount", flat=True)) == ["850010000"]
    assert (figures["projects_landed"].words, figures["projects_landed"].status) == ("0", "kept")


def test_a_number_whose_records_are_not_kept_yet_is_published_as_such(place: Place, tmp_path: Path) -> None:
    apply_loans(tmp_path, CODE)
    with at(TODAY):
        issue = actions.publish_briefing(COUNTY, LOANS, as_of=SEPTEMBER, by=SYSTEM)
    (figure,) = figures_in(issue)
    assert (figure.words, figure.status) == ("尚未建账", "not_kept")


def test_two_entered_late_and_one_cancelled_are_told_and_no_other(changed: tuple[Place, Issue, list[Matter]]) -> None:
    _place, issue, (cancelled, *late) = changed
    told = {each.figure.indicator: each for each in compare(issue)}["open_matters"]
    assert (told.figure.words, told.words_now) == ("3", "4")
    assert {(c.what, c.record) for c in told.changes} == {
        ("removed", str(cancelled.pk)), *(("added", str(matter.pk)) for matter in late),
    }  # fmt: skip
    reasons = {change.record: change.why for change in told.changes}
    assert "作废：撤销导入" in reasons[str(cancelled.pk)]
    assert all("补录" in reasons[str(matter.pk)] for matter in late)


def test_the_draft_correction_states_old_and_new_and_the_records(changed: tuple[Place, Issue, list[Matter]]) -> None:
    _place, issue, matters = changed
    draft = draft_correction(issue, compare(issue))
    assert "“在办事项”原为 3 件，更正为 4 件" in draft
    assert all(matter.number in draft for matter in matters)


def test_a_correction_is_a_notice_of_its_own_and_the_issue_stays(changed: tuple[Place, Issue, list[Matter]]) -> None:
    place, issue, _matters = changed
    before = snapshot()
    correction = corrected(place, issue)
    assert snapshot() == before
    assert (correction.ordinal, correction.reason) == (1, "补录和撤销")
    assert {(c.figure.indicator, c.old, c.new) for c in correction.figures.all()} >= {("open_matters", "3", "4")}
    with pytest.raises(Refused, match="没有可更正的"):
        corrected(place, issue)


def test_a_second_correction_starts_from_what_the_first_one_said(changed: tuple[Place, Issue, list[Matter]]) -> None:
    place, issue, _matters = changed
    corrected(place, issue)
    (_again,), take_back = needs(place, "又补录的一件")
    corrected(place, issue)
    take_back()
    last = corrected(place, issue)  # the number is again what the first correction said
    assert [(c.old, c.new) for c in last.figures.filter(figure__indicator="open_matters")] == [("5", "4")]


def test_one_number_can_be_corrected_alone(changed: tuple[Place, Issue, list[Matter]]) -> None:
    place, issue, _matters = changed
    one = issue.figures.get(indicator="open_matters")
    correction = corrected(place, issue, figures=[str(one.pk)])
    assert [c.figure for c in correction.figures.all()] == [one]


def test_a_cancelled_record_still_names_the_issue_that_counted_it(changed: tuple[Place, Issue, list[Matter]]) -> None:
    _place, issue, (cancelled, late, _other) = changed
    told = published_figures_of(CODE, "matters.matter", cancelled.pk)
    assert {(f.issue, f.indicator) for f in told} >= {(issue, "open_matters")}
    assert not published_figures_of(CODE, "matters.matter", late.pk).exists()
    assert not published_figures_of("990002", "matters.matter", cancelled.pk).exists()


def test_when_nothing_changed_nothing_is_told(place: Place) -> None:
    needs(place, "原有的一件")
    assert [each for each in compare(published(place)) if each.differs or each.changes] == []


def test_a_change_of_the_rule_changes_no_published_figure(place: Place) -> None:
    needs(place, "原有的一件")
    issue = published(place)
    factories.apply_programme({"programme.yaml": bare(PROGRAMME)})  # a newer version, which counts nothing
    assert [each.differs for each in compare(issue) if each.differs] == []


@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_touch_what_was_published(
    changed: tuple[Place, Issue, list[Matter]], model: Any, deed: str
) -> None:
    place, issue, _matters = changed
    corrected(place, issue)
    key, table = "id", model._meta.db_table
    statement = f"UPDATE {table} SET {key} = {key}" if deed == "update" else f"DELETE FROM {table}"
    with pytest.raises(DatabaseError, match="what was published"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("model", TABLES)
def test_nor_does_saving_or_deleting_it_work(changed: tuple[Place, Issue, list[Matter]], model: Any) -> None:
    place, issue, _matters = changed
    corrected(place, issue)
    one = model.objects.order_by("pk").first()
    with pytest.raises(DatabaseError), transaction.atomic():
        one.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=one.pk)._raw_delete("default")


def test_the_same_cut_off_is_not_published_twice(place: Place) -> None:
    first = published(place)
    with pytest.raises(Refused, match="已经定稿"):
        published(place)
    assert (first.ordinal, published(place, TODAY).ordinal) == (1, 2)


def test_a_day_to_come_is_not_published(place: Place) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        published(place, date(2022, 10, 9))
    assert not Issue.objects.exists()


def test_an_issue_witnesses_the_journal(place: Place) -> None:
    needs(place, "原有的一件")
    issue = published(place)
    assert journal.check(CODE, Witness(issue.journal_number, issue.journal_head)).ok
    assert not journal.check(CODE, Witness(issue.journal_number, "0" * 64)).ok


def test_a_correction_wants_a_reason(changed: tuple[Place, Issue, list[Matter]]) -> None:
    place, issue, _matters = changed
    for reason in (" ", "长" * 301):
        with pytest.raises(Refused, match="理由"):
            actions.publish_correction(issue, reason=reason, by=place.clerk)
    assert not Correction.objects.exists()


def test_who_may_read_may_not_publish_or_correct(changed: tuple[Place, Issue, list[Matter]]) -> None:
    place, issue, _matters = changed
    assert issue_for(CODE, issue.pk, place.handler) == issue
    with pytest.raises(Refused, match="定稿"):
        published(place, TODAY, by=place.handler)
    with pytest.raises(Refused, match="更正"):
        corrected(place, issue, by=place.handler)
    assert (Issue.objects.count(), Correction.objects.count()) == (1, 0)


def test_the_clerk_of_another_county_finds_nothing(changed: tuple[Place, Issue, list[Matter]]) -> None:
    _place, issue, _matters = changed
    may = {verb: ["any"] for verb in ("briefings.view", "briefings.publish", "briefings.correct")}
    stranger = factories.actor("their_clerk", may=may, county_code="990002")
    assert not issues_for(CODE, stranger).exists()
    for by in (stranger, PUBLIC):
        with pytest.raises(NotFound):
            issue_for(CODE, issue.pk, by)
        with pytest.raises(NotFound):
            actions.publish_correction(issue, reason="补录", by=by)
        with pytest.raises(NotFound):
            actions.publish_briefing(COUNTY, PROGRAMME, as_of=SEPTEMBER, by=by)


def test_a_programme_without_a_template_has_no_briefing(place: Place) -> None:
    factories.apply_programme({"programme.yaml": bare("bare")})
    with pytest.raises(Refused, match="没有简报模板"):
        actions.publish_briefing(COUNTY, "bare", as_of=SEPTEMBER, by=SYSTEM)


def test_a_township_s_briefing_tells_what_can_be_told_of_it(place: Place) -> None:
    enter([row("镇里的事", date(2022, 9, 1), lead=place.towns[0])], by=place.clerk)
    told = {p.figure.id: p for p in briefing(Extent(CODE, place.towns[0]), PROGRAMME, SEPTEMBER).figures}
    assert (told["open_matters"].figure.value, told["key_chains"].figure.status) == (1, "whole_only")


def test_a_township_s_briefing_is_published_with_what_cannot_be_told_of_it_marked(place: Place) -> None:
    enter([row("镇里的事", date(2022, 9, 1), lead=place.towns[0])], by=place.clerk)
    with at(TODAY):
        issue = actions.publish_briefing(Extent(CODE, place.towns[0]), PROGRAMME, as_of=SEPTEMBER, by=place.clerk)
    frozen = {figure.indicator: figure for figure in issue.figures.all()}
    assert (frozen["key_chains"].status, frozen["key_chains"].value) == ("whole_only", "")
    assert not frozen["key_chains"].records.exists()
    assert frozen["open_matters"].value == "1"
    assert not any(told.differs for told in compare(issue))
