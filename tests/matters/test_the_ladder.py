"""The ladder: every rung once, dated when it fell due, however often or late the daily run comes."""

from __future__ import annotations

from datetime import date

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.notices import Notice
from silian.matters import actions
from silian.matters.models import Matter
from tests.matters.county import County, doing, handed_in

RECEIVED = date(2026, 9, 28)  # two working days: due on 30 September
RUNGS = [("urge", date(2026, 10, 8)), ("raise", date(2026, 10, 10)), ("name", date(2026, 10, 14))]


def run(*days: int, month: int = 10) -> None:
    for day in days:
        with at(date(2026, month, day)):
            actions.run_ladder("990001", date(2026, month, day), by=SYSTEM)


def reached(matter: Matter) -> list[tuple[str, date]]:
    return list(matter.round.escalations.order_by("due_on").values_list("rung", "due_on"))


def test_three_runs_a_day_reach_each_rung_once(place: County) -> None:
    matter = doing(place, RECEIVED, kind="trial/short")
    for day in range(1, 17):
        run(day, day, day)
    assert reached(matter) == RUNGS
    assert Notice.objects.filter(once__startswith="rung:", to_id=str(place.officer.pk)).count() == 1


def test_a_run_that_was_missed_for_two_days_dates_the_rung_when_it_fell_due(place: County) -> None:
    matter = doing(place, RECEIVED, kind="trial/short")
    run(7, 12)
    assert reached(matter) == RUNGS[:2]


def test_nothing_is_reached_on_the_last_day(place: County) -> None:
    matter = doing(place, RECEIVED, kind="trial/short")
    run(30, month=9)
    run(7)
    assert reached(matter) == []


def test_a_matter_closed_meanwhile_keeps_the_rung_and_nobody_is_told(place: County) -> None:
    matter = handed_in(place, doing(place, RECEIVED, kind="trial/short"), date(2026, 10, 9))
    with at(date(2026, 10, 9)):
        actions.sign_off(matter, by=place.clerk)
    run(14)
    assert reached(matter) == RUNGS[:1]
    assert not Notice.objects.filter(once__startswith="rung:").exists()


def test_a_redone_matter_climbs_a_ladder_of_its_own(place: County) -> None:
    matter = handed_in(place, doing(place, RECEIVED, kind="trial/short"), date(2026, 10, 9))
    run(9)
    with at(date(2026, 10, 9)):
        actions.sign_off(matter, by=place.clerk)
        actions.call_back(matter, answer="dissatisfied", by=place.clerk)
        actions.redo(matter, reason="没有修好", by=place.clerk)
    run(14)
    first, second = matter.rounds.order_by("ordinal")
    assert second.due == date(2026, 10, 12)
    assert [e.due_on for e in first.escalations.all()] == [date(2026, 10, 8)]
    assert [e.due_on for e in second.escalations.order_by("due_on")] == [date(2026, 10, 13)]


def test_only_a_kind_that_says_so_goes_to_the_discipline_office(place: County) -> None:
    dispute = doing(place, date(2026, 7, 4), kind="trial/dispute")
    need = doing(place, date(2026, 8, 19))
    assert (dispute.round.due, need.round.due) == (date(2026, 9, 2), date(2026, 9, 2))
    run(30, month=9)
    assert reached(dispute)[-1] == ("transfer", date(2026, 9, 16))
    assert [rung for rung, _day in reached(need)] == ["urge", "raise", "name"]


def test_a_planned_resumption_comes_by_itself(place: County) -> None:
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 9, 15)):
        request = actions.request_pause(matter, reason="等批复", by=place.handler, to_on=date(2026, 9, 17))
        actions.agree_to_request(request, by=place.clerk)
    with at(date(2026, 9, 17)):
        actions.resume_planned("990001", date(2026, 9, 17), by=SYSTEM)
    matter = Matter.objects.get(pk=matter.pk)
    assert (matter.state, matter.round.due) == ("doing", date(2026, 9, 30))
