"""What is recorded on the way: needs, forecasts, investment, progress; and projects that stand still."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel.calendar import at
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.matters.models import Matter
from silian.projects import actions
from silian.projects.models import Project
from silian.projects.queries import amounts_of, moved_before, stuck
from tests import factories
from tests.projects import relay
from tests.projects.relay import DAY, YI, County

ONE_DAY = timedelta(days=1)


def test_a_need_is_a_matter_of_the_ledger_that_knows_its_project(county: County) -> None:
    project = relay.landed(county)
    matter = actions.raise_need(project, title="进场道路未硬化", by=county.actor(county.zone))
    assert Matter.objects.get() == matter
    assert (matter.kind, matter.chain, matter.located_in) == ("links/problem", county.chain, county.town)
    assert matter.raiser_unit == project.keeper
    assert project.needs.get().matter == matter


def test_a_need_of_a_project_that_became_an_enterprise_is_the_enterprises(county: County) -> None:
    project = relay.landed(county)
    firm = factories.enterprise("甲川米业", place=county.town)
    actions.link_enterprise(project, firm, by=county.actor())
    matter = actions.raise_need(project, title="进场道路未硬化", by=county.actor(county.zone))
    assert matter.raiser_unit == firm.unit


def test_the_forecast_stands_beside_what_was_agreed_and_what_was_invested(county: County) -> None:
    project = relay.landed(county, expected=3 * YI)
    zone = county.actor(county.zone)
    actions.revise_forecast(project, fen=YI, ground="一期先建", on=DAY, by=zone)
    actions.record_investment(project, on=DAY, fen=YI // 2, source="6 月统计表", by=zone)
    actions.record_investment(project, on=DAY, fen=YI // 10, source="补报", by=zone)
    amounts = amounts_of(project)
    assert (amounts.agreed, amounts.expected, amounts.invested) == (2 * YI, YI, YI // 2 + YI // 10)
    assert (amounts.deviation, amounts.share) == (-YI, 0.3)


def test_what_was_expected_earlier_is_still_what_was_expected_then(county: County) -> None:
    project, bureau = county.project(expected=3 * YI), county.actor(county.bureau)
    with at(DAY + 30 * ONE_DAY):
        actions.revise_forecast(project, fen=5 * YI, ground="扩大规模", by=bureau)
        assert amounts_of(project).expected == 5 * YI
        assert amounts_of(project, DAY).expected == 3 * YI


def test_a_framework_and_an_ended_agreement_are_no_agreed_amount(county: County) -> None:
    project, bureau = county.project(), county.actor(county.bureau)
    framework = actions.sign_framework(
        project, on=DAY, parties=["甲", "乙"], fen=9 * YI, by=bureau, proof=[relay.paper()]
    )
    assert amounts_of(project).agreed is None
    actions.end_agreement(framework, on=DAY, ground="期满", by=bureau)
    relay.sign(project, bureau, DAY)
    assert amounts_of(project).agreed == 2 * YI


def test_a_project_is_stuck_after_ten_working_days_and_not_a_day_earlier(county: County) -> None:
    project, rows = county.project(), Project.objects.all()
    last = current_calendar().rung(DAY, 10)
    assert last == date(2022, 6, 16)  # 06-03 is the Dragon Boat festival
    assert list(stuck(rows, "990001", last - ONE_DAY)) == []
    assert list(stuck(rows, "990001", last)) == [project]


def test_recorded_progress_moves_a_stuck_project_again(county: County) -> None:
    project = county.project()
    with at(date(2022, 7, 15)):
        assert stuck(Project.objects.all(), "990001").exists()
        actions.record_progress(project, words="投资方来看地", by=county.actor(county.bureau))
        assert not stuck(Project.objects.all(), "990001").exists()


def test_what_has_ended_or_runs_at_capacity_is_never_stuck(county: County) -> None:
    project = county.project()
    actions.end_project(project, on=DAY, reason="other", words="合并", by=county.actor(county.bureau))
    assert not stuck(Project.objects.all(), "990001", date(2022, 12, 1)).exists()


def test_the_keeper_is_reminded_once_that_a_project_stands_still(county: County) -> None:
    project = county.project()
    day = date(2022, 6, 16)
    remind("990001", day - ONE_DAY)
    remind("990001", day)
    remind("990001", day)
    told = Notice.objects.filter(text__contains="今日算停滞")
    assert [(row.to_id, row.subject_id) for row in told] == [(project.keeper_id, str(project.pk))]


@pytest.mark.parametrize(
    ("working_days", "day"), [(0, date(2022, 10, 8)), (1, date(2022, 10, 7)), (2, date(2022, 9, 29))]
)
def test_working_days_are_counted_back_over_a_holiday(county: County, working_days: int, day: date) -> None:
    assert moved_before(current_calendar(), date(2022, 10, 8), working_days) == day


def test_an_amount_that_is_none_is_refused_with_its_field(county: County) -> None:
    project = relay.signed(county)
    with pytest.raises(Refused) as refused:
        actions.record_investment(project, on=DAY, fen=0, source="表", by=county.actor(county.bureau))
    assert "fen" in refused.value.fields
