"""考核结果: a published ranking stays as it was printed; an appeal is answered, and a granted one corrects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from silian.chains.models import Chain
from silian.indicators import actions
from silian.indicators.models import Appeal, AssessedSheet, Assessment
from silian.indicators.queries import appeals_waiting, ranking, ranks_at
from silian.kernel import journal
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.kernel.errors import NotFound, Refused
from tests import factories
from tests.indicators.county import CODE
from tests.indicators.scored import JUNE, LINES, SCHEME, apply, close, four_chains

JULY = date(2022, 7, 4)  # a Monday: appeals until the 11th


@pytest.fixture
def chains(db: None) -> dict[str, Chain]:
    """Four chains whose rates of solved matters put 水稻 last, and an office that answers."""
    for year in (2022, 2023):
        table.load_year(year, by=SYSTEM)
    with at(date(2022, 1, 4)):
        made = four_chains()
        factories.department("县产业办")
        apply({**SCHEME, "lines": [{**LINES[1], "weight": 100}]})
    for name, solved in {"水稻": 1, "和牛": 3, "肉羊": 2, "乳品": 4}.items():
        close(made[name], 4, solved=solved)
    return made


def published() -> Assessment:
    with at(JULY):
        return actions.publish_assessment(CODE, "chains", as_of=JUNE, by=SYSTEM)


def sheet_of(assessment: Assessment, name: str = "水稻") -> AssessedSheet:
    return assessment.sheets.get(name=name)


def office(chain: Chain) -> Actor:
    may = {"indicators.view": ["lead"], "indicators.appeal": ["lead"]}
    with at(JULY):
        return factories.actor(f"office_{chain.order}", unit=chain.office, may=may)


def test_what_was_published_stays_when_the_records_go_on(chains: dict[str, Chain]) -> None:
    found = published()
    close(chains["水稻"], 8, on=date(2022, 6, 20))
    sheet = sheet_of(found)
    assert (sheet.rank, sheet.score, sheet.told["total"]) == (4, 25, "25.00")
    assert ranking(CODE, "chains", JUNE).of(chains["水稻"].pk).sheet.total == 75
    assert ranks_at(CODE, "chains", JUNE)[chains["水稻"].pk] == 4
    assert sheet.told["lines"][0]["formula"] == "25 ÷ 100 = 25%；100 × 25% = 25.00"
    assert (found.appeal_until, found.office.name if found.office else "") == (date(2022, 7, 11), "县产业办")
    assert journal.check(CODE).ok


def test_the_database_refuses_to_change_or_take_back_what_was_published(chains: dict[str, Chain]) -> None:
    found = published()
    for change in (
        lambda: AssessedSheet.objects.filter(assessment=found).update(rank=1),
        lambda: Assessment.objects.filter(pk=found.pk).update(title="改名"),
        lambda: AssessedSheet.objects.filter(assessment=found).delete(),
    ):
        with pytest.raises(DatabaseError, match="what was assessed"), transaction.atomic():
            change()


def test_a_cut_off_is_published_once_and_none_to_come(chains: dict[str, Chain]) -> None:
    published()
    with pytest.raises(Refused, match="已经公布"):
        published()
    with at(JULY), pytest.raises(Refused, match="不能晚于今天"):
        actions.publish_assessment(CODE, "chains", as_of=date(2022, 7, 31), by=SYSTEM)
    assert Assessment.objects.count() == 1


def test_whoever_only_looks_publishes_nothing(chains: dict[str, Chain]) -> None:
    with at(JULY):
        reader = factories.actor("reader", may={"indicators.view": ["any"]})
        with pytest.raises(Refused, match="公布考核结果"):
            actions.publish_assessment(CODE, "chains", as_of=JUNE, by=reader)


def test_the_office_of_the_chain_appeals_and_another_does_not(chains: dict[str, Chain]) -> None:
    sheet, own = sheet_of(published()), office(chains["水稻"])
    with at(JULY):
        other = factories.actor("other", unit=chains["和牛"].office, may={"indicators.appeal": ["lead"]})
        with pytest.raises(NotFound):
            actions.raise_appeal(sheet, ground="六月又办结八件", by=other)
        appeal = actions.raise_appeal(sheet, ground="六月又办结八件", by=own)
        with pytest.raises(Refused, match="在等答复"):
            actions.raise_appeal(sheet, ground="再申诉", by=own)
    assert (appeal.raised_on, appeal.due) == (JULY, date(2022, 7, 18))  # ten working days


def test_after_the_day_there_is_no_appeal(chains: dict[str, Chain]) -> None:
    sheet, own = sheet_of(published()), office(chains["水稻"])
    with at(date(2022, 7, 12)), pytest.raises(Refused, match="申诉截止日是 2022-07-11"):
        actions.raise_appeal(sheet, ground="六月又办结八件", by=own)


@pytest.fixture
def appeal(chains: dict[str, Chain]) -> Appeal:
    sheet, own = sheet_of(published()), office(chains["水稻"])
    with at(JULY):
        return actions.raise_appeal(sheet, ground="六月又办结八件", by=own)


def test_an_appeal_waits_for_the_office_that_answers(appeal: Appeal) -> None:
    with at(JULY):
        may = {"indicators.view": ["any"], "indicators.answer": ["assessor"]}
        answering = factories.actor("answering", unit=appeal.sheet.assessment.office, may=may)
    assert list(appeals_waiting(answering, CODE)) == [appeal]
    with at(JULY):
        stranger = factories.actor("stranger", unit=appeal.sheet.office, may={"indicators.answer": ["assessor"]})
    with pytest.raises(NotFound):
        actions.answer_appeal(appeal, granted=False, answer="已核实", by=stranger)


def test_a_granted_appeal_says_what_the_recount_gives(appeal: Appeal, chains: dict[str, Chain]) -> None:
    with at(date(2022, 7, 6)):
        with pytest.raises(Refused, match="先把有关记录补正"):
            actions.answer_appeal(appeal, granted=True, answer="属实", by=SYSTEM)
        close(chains["水稻"], 8, on=date(2022, 6, 20))
        actions.answer_appeal(appeal, granted=True, answer="属实，已补录", by=SYSTEM)
        with pytest.raises(Refused, match="已在 2022-07-06 答复"):
            actions.answer_appeal(appeal, granted=False, answer="再答复", by=SYSTEM)
    assert appeal.correction == "水稻总分由 25.00 更正为 75.00，名次由 4 更正为 2。"
    assert appeal.sheet.score == Decimal(25)


def test_an_appeal_that_is_turned_down_corrects_nothing(appeal: Appeal) -> None:
    with at(date(2022, 7, 6)):
        with pytest.raises(Refused, match="理由"):
            actions.answer_appeal(appeal, granted=False, answer=" ", by=SYSTEM)
        actions.answer_appeal(appeal, granted=False, answer="八件在七月办结", by=SYSTEM)
    assert (appeal.granted, appeal.correction) == (False, "")
