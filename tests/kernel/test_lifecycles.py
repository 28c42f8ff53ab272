"""Lifecycles: one function takes a record a step, and says why where it does not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from silian.kernel import journal
from silian.kernel.access import ANY, SYSTEM, Actor, Grant
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.lifecycles import admit, advance, offers, record_change
from silian.matters.models import Matter
from silian.matters.permissions import HANDLE, TRIAGE, VIEW
from tests import factories

pytestmark = pytest.mark.django_db
COUNTY = "990001"


def holding(*verbs: Any) -> Actor:
    reach = {verb.name: frozenset({ANY}) for verb in verbs}
    return Actor("account", "somebody", "某人", grants=(Grant(COUNTY, "role", reach),), counties=frozenset({COUNTY}))


CLERK = holding(VIEW, TRIAGE)


@pytest.fixture
def matter() -> Matter:
    factories.county()
    row = Matter(county_id=COUNTY, number="T1", kind="trial/need", title="一件事", raised_on=date(2022, 1, 1))
    return admit(row, "submitted", by=SYSTEM, source="批次 1")


def last() -> dict[str, Any]:
    return list(journal.rows(COUNTY))[-1]


def test_a_step_changes_state_fields_and_version_and_writes_one_line(matter: Matter) -> None:
    before = journal.head(COUNTY).number
    advance(matter, "accept", by=CLERK, note="属于受理范围", title="改过的题目")
    assert (matter.state, matter.title, matter.version) == ("accepted", "改过的题目", 2)
    assert Matter.objects.get(pk=matter.pk).state == "accepted"
    entry = last()
    assert entry["number"] == before + 1
    assert (entry["step"], entry["actor_id"], entry["note"]) == ("matters.accept", "somebody", "属于受理范围")
    assert json.loads(entry["after"]) == {"state": "accepted", "title": "改过的题目"}
    assert json.loads(entry["before"]) == {"state": "submitted", "title": "一件事"}


def test_a_step_from_another_state_is_refused_with_both_words_and_nothing_is_written(matter: Matter) -> None:
    advance(matter, "accept", by=CLERK)
    number = journal.head(COUNTY).number
    with pytest.raises(Refused, match=r"已受理.*受理"):
        advance(matter, "accept", by=CLERK)
    assert journal.head(COUNTY).number == number
    assert Matter.objects.get(pk=matter.pk).version == 2


def test_the_row_in_the_database_decides_not_the_one_in_the_hand(matter: Matter) -> None:
    stale = Matter.objects.get(pk=matter.pk)
    advance(matter, "accept", by=CLERK)
    with pytest.raises(Refused):
        advance(stale, "accept", by=CLERK)


def test_a_form_that_was_opened_before_somebody_else_changed_the_record_is_a_conflict(matter: Matter) -> None:
    advance(matter, "accept", by=CLERK)
    with pytest.raises(Conflict):
        advance(matter, "assign", by=CLERK, version=1)


def test_a_stranger_is_told_nothing_and_a_colleague_without_the_verb_is_told_why(matter: Matter) -> None:
    with pytest.raises(NotFound):
        advance(matter, "accept", by=Actor("account", "x", "外人"))
    with pytest.raises(Refused, match="受理和交办"):
        advance(matter, "accept", by=holding(VIEW))


def test_personal_fields_stand_in_the_journal_as_digests(matter: Matter) -> None:
    advance(matter, "accept", by=CLERK, raiser_phone="13900001111")
    assert "13900001111" not in last()["after"]
    assert json.loads(last()["after"])["raiser_phone"].startswith("#")


def test_offers_are_the_steps_from_here_for_which_this_person_has_the_verb(matter: Matter) -> None:
    assert [offer.step.name for offer in offers(matter, CLERK)] == ["accept", "reject", "merge"]
    assert offers(matter, holding(VIEW, HANDLE)) == []
    assert offers(matter, Actor("account", "x", "外人")) == []


def test_a_batch_enters_a_record_in_a_state_with_its_source(matter: Matter) -> None:
    assert (last()["step"], json.loads(last()["after"])) == (
        "matters.admit",
        {"state": "submitted", "source": "批次 1"},
    )


def test_a_state_that_the_table_does_not_know_is_the_programmers_error() -> None:
    row = Matter(county_id=COUNTY, number="T2", kind="trial/need", title="二", raised_on=date(2022, 1, 1))
    with pytest.raises(ValueError, match="nowhere"):
        admit(row, "nowhere", by=SYSTEM, source="批次 1")


def test_a_change_beside_the_state_is_journalled_too(matter: Matter) -> None:
    record_change(matter, "amend", by=SYSTEM, title="新题目")
    assert (matter.title, matter.version, last()["step"]) == ("新题目", 2, "matters.amend")
