"""Reminders before a deadline: each step once, whoever answers, however often and late the daily run comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from silian.kernel.calendar import at
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.matters import actions
from tests import factories
from tests.matters.county import County, doing, handed_in, programme

RECEIVED = date(2026, 9, 8)  # ten working days, of which one is Sunday the 20th
DUE = date(2026, 9, 21)


def run(*days: int) -> int:
    sent = 0
    for day in days:
        with at(date(2026, 9, day)):
            sent += remind("990001", date(2026, 9, day))
    return sent


def told() -> Iterator[tuple[str, str]]:
    """Each reminder that went out: the step, and to whom."""
    for once, to in Notice.objects.filter(once__startswith="due:matters.round:").values_list("once", "to_id"):
        yield once.split(":")[4], str(to)


def test_nightly_runs_remind_three_one_and_no_working_days_before(place: County) -> None:
    matter = doing(place, RECEIVED)
    assert matter.round.due == DUE
    assert [run(day) for day in range(9, 24)] == [0] * 8 + [1, 0, 0, 1, 1, 0, 0]  # on 17, 20 and 21
    assert sorted(told()) == [(left, str(place.officer.pk)) for left in ("0", "1", "3")]


def test_three_runs_on_one_day_remind_once(place: County) -> None:
    doing(place, RECEIVED)
    assert run(16, 17, 17, 17) == 1


def test_nights_that_were_missed_are_made_up_for_and_the_notice_says_its_day(place: County) -> None:
    doing(place, RECEIVED)
    assert run(16, 22) == 3
    assert sorted(told()) == [(left, str(place.officer.pk)) for left in ("0", "1", "3")]
    texts = Notice.objects.filter(once__contains=":1:").values_list("text", flat=True)
    assert ["还剩 1 个工作日" in text and "补发 2026-09-20" in text for text in texts] == [True]


def test_nobody_is_reminded_of_what_was_handed_in_meanwhile(place: County) -> None:
    handed_in(place, doing(place, RECEIVED), date(2026, 9, 18))
    run(16, 22)
    assert not list(told())


def test_a_deadline_that_did_not_stand_yet_reminds_nobody_afterwards(place: County) -> None:
    """Received while the nights were missed, with fewer days left than the first step asks for."""
    run(14)
    matter = doing(place, date(2026, 9, 15), kind="trial/short")
    assert matter.round.due == date(2026, 9, 17)
    run(18)
    assert sorted(left for left, _to in told()) == ["0", "1"]


def test_an_extension_reminds_anew(place: County) -> None:
    matter = doing(place, RECEIVED)
    run(16, 17)
    with at(date(2026, 9, 18)):
        actions.agree_to_request(
            actions.request_extension(matter, reason="等批复", by=place.handler, days=2), by=place.clerk
        )
    assert matter.rounds.get().due == date(2026, 9, 23)
    assert [run(day) for day in range(18, 25)] == [0, 0, 1, 0, 1, 1, 0]


def test_a_programme_says_how_many_days_before(place: County) -> None:
    factories.apply_programme(programme(**{"reminders.yaml": {"steps": {"matters.round": [5]}}}))
    doing(place, RECEIVED)
    assert [run(day) for day in range(14, 22)] == [0, 1, 0, 0, 0, 0, 0, 0]


def test_who_does_a_measure_is_reminded_of_it_and_told_when_it_is_late(place: County) -> None:
    matter = doing(place, RECEIVED)
    helper = factories.person("帮手", place.bureau)
    with at(RECEIVED):
        actions.add_measure(matter, text="铺沥青", by=place.handler, person=helper, due=date(2026, 9, 16))
    assert [run(day) for day in range(14, 18)] == [0, 1, 1, 2]  # on 17 the matter's own first reminder goes out too
    late = Notice.objects.get(once__contains=":-1:")
    assert (str(late.to_id), late.subject_id) == (str(helper.pk), str(matter.pk))
    assert "“铺沥青”已逾期 1 个工作日" in late.text
