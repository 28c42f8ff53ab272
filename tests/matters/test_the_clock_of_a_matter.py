"""The clock through the actions: pauses, extensions, a year that is not out yet, a calendar amended in mid-year."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import ListedDay, at, table
from silian.kernel.errors import Refused
from silian.kernel.journal.models import Entry
from silian.kernel.rules import Value, evaluate
from silian.matters import actions
from silian.matters.models import Matter, Round
from tests.matters.county import County, accepted, closed, doing
from tests.matters.rules import rule


def running(matter: Matter) -> Round:
    return Matter.objects.get(pk=matter.pk).round


def test_a_pause_moves_the_deadline_and_the_day_of_resumption_counts(place: County) -> None:
    matter = doing(place, date(2025, 9, 22))
    assert running(matter).due == date(2025, 10, 11)
    with at(date(2025, 9, 26)):
        actions.agree_to_request(actions.request_pause(matter, reason="等系统恢复", by=place.handler), by=place.clerk)
    assert Matter.objects.get(pk=matter.pk).state == "paused"
    with at(date(2025, 10, 9)):
        actions.resume(matter, by=place.handler)
    assert (running(matter).original_due, running(matter).due) == (date(2025, 10, 11), date(2025, 10, 16))


def test_a_pause_needs_somebody_else_to_agree(place: County) -> None:
    matter = doing(place, date(2025, 9, 22))
    with at(date(2025, 9, 26)):
        request = actions.request_pause(matter, reason="等系统恢复", by=place.handler)
        with pytest.raises(Refused, match="批准"):
            actions.agree_to_request(request, by=place.handler)
    request.refresh_from_db()
    assert (request.decision, running(matter).due) == ("", date(2025, 10, 11))


def test_no_pause_begins_before_it_was_asked(place: County) -> None:
    matter = doing(place, date(2025, 9, 22))
    with at(date(2025, 9, 26)), pytest.raises(Refused, match="申请之前"):
        actions.request_pause(matter, reason="补记", by=place.handler, from_on=date(2025, 9, 25))


def test_an_extension_asked_on_the_last_day_is_agreed_to(place: County) -> None:
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 9, 28)):
        request = actions.request_extension(matter, days=5, reason="等专家到场", by=place.handler)
        actions.agree_to_request(request, by=place.clerk)
    assert (running(matter).original_due, running(matter).due) == (date(2026, 9, 28), date(2026, 10, 10))


def test_an_extension_asked_a_day_later_is_refused(place: County) -> None:
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 9, 29)), pytest.raises(Refused, match="已超期，不得申请延期"):
        actions.request_extension(matter, days=5, reason="等专家到场", by=place.handler)
    assert not running(matter).requests.exists()


def test_a_refused_extension_leaves_the_deadline(place: County) -> None:
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 9, 28)):
        request = actions.request_extension(matter, days=5, reason="等专家到场", by=place.handler)
        actions.refuse_request(request, reason="已有备选专家", by=place.clerk)
        with pytest.raises(Refused, match="答复过"):
            actions.agree_to_request(request, by=place.clerk)
    assert running(matter).due == date(2026, 9, 28)


def test_a_deadline_in_an_unpublished_year_is_settled_when_the_year_is_out_and_the_journal_says_so(
    place: County,
) -> None:
    matter = accepted(place, date(2026, 12, 30), kind="trial/short")
    assert (running(matter).due, running(matter).provisional) == (date(2027, 1, 4), True)
    with at(date(2026, 12, 31)):
        notice = "国办发明电〔2026〕99号"
        days = {date(2027, 1, 1): ListedDay(False, "元旦"), date(2027, 1, 4): ListedDay(False, "元旦")}
        table.enter_year(2027, days, notice=notice, published_on=date(2026, 12, 31), by=SYSTEM)
        actions.reckon_anew("990001", notice=notice, by=SYSTEM)
    assert (running(matter).due, running(matter).provisional) == (date(2027, 1, 5), False)
    assert Entry.objects.get(step="matters.reckon_anew", subject_id=str(matter.pk)).note == notice


def test_a_calendar_amended_in_mid_year_moves_open_matters_only(place: County) -> None:
    still_open = doing(place, date(2026, 9, 14))
    done = closed(place, date(2026, 9, 16), received=date(2026, 9, 14))
    with at(date(2026, 9, 17)):
        table.amend(date(2026, 9, 22), working=False, name="防汛", notice="县府办〔2026〕7号", by=SYSTEM)
        assert actions.reckon_anew("990001", notice="县府办〔2026〕7号", by=SYSTEM) == [still_open.round]
    assert running(still_open).due == date(2026, 9, 29)
    assert running(done).due == date(2026, 9, 28)


def test_a_shorter_result_keeps_the_announced_date_until_it_is_confirmed(place: County) -> None:
    matter = doing(place, date(2026, 9, 14))
    with at(date(2026, 9, 15)):
        table.amend(date(2026, 9, 19), working=True, name="补班", notice="县府办〔2026〕8号", by=SYSTEM)
        actions.reckon_anew("990001", notice="县府办〔2026〕8号", by=SYSTEM)
        assert (running(matter).due, running(matter).shorter_due) == (date(2026, 9, 28), date(2026, 9, 24))
        actions.confirm_shorter_due(matter, by=place.clerk)
    assert (running(matter).due, running(matter).shorter_due) == (date(2026, 9, 24), None)


def test_a_matter_sent_back_keeps_its_clock_and_one_handed_in_late_is_not_on_time(place: County) -> None:
    matter = closed(place, date(2026, 9, 29), received=date(2026, 9, 14))
    assert (running(matter).due, running(matter).on_time) == (date(2026, 9, 28), False)


def test_the_on_time_rate_names_its_denominator(place: County) -> None:
    for received, done in (("14", "2026-09-18"), ("18", "2026-09-28"), ("21", "2026-10-10"), ("28", "2026-10-12")):
        day = date(2026, 9, int(received))
        closed(place, date.fromisoformat(done), received=day, kind="trial/week")
    of_closed = rule("rate", date="closed_on", measure="ratio", part={"on_time": {"is": True}})
    of_due = rule("due_rate", date="due", measure="ratio", part={"on_time": {"is": True}})
    at_the_end = evaluate([of_closed], date(2026, 10, 31))
    in_between = evaluate([of_closed, of_due], date(2026, 9, 30))
    assert fraction(at_the_end[of_closed]) == (1, 4)
    assert fraction(in_between[of_closed]) == (1, 2)
    assert fraction(in_between[of_due]) == (1, 3)


def fraction(value: Value) -> tuple[object, object]:
    return value.numerator, value.denominator
