"""冠名班和培训: a class is opened, filled in one deed, and ends with all but those who are named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.journal.models import Entry
from silian.kernel.lifecycles import offers
from silian.talent import actions
from silian.talent.lights import light_of_class
from silian.talent.models import Enrolment
from tests import factories
from tests.talent.county import OFFICE, TODAY, County, county, roster, training

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def test_all_complete_but_those_who_are_named(there: County) -> None:
    course = training(there)
    rows = actions.enrol(course, roster(1, 2, 3), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
    actions.finish_class(course, on=date(2022, 9, 30), without=[rows[1].pk], by=SYSTEM)
    finished = list(Enrolment.objects.order_by("pk").values_list("finished_on", flat=True))
    assert finished == [date(2022, 9, 30), None, date(2022, 9, 30)]
    assert (course.state, course.finished_on) == ("finished", date(2022, 9, 30))


def test_a_whole_class_is_one_line_of_the_journal_without_a_name(there: County) -> None:
    course = training(there)
    before = Entry.objects.count()
    actions.enrol(course, roster(*range(1, 61)), learner="employee", on=TODAY, by=SYSTEM)
    [entry] = Entry.objects.order_by("number")[before:]
    assert (entry.step, entry.subject_id) == ("talent.enrol", str(course.pk))
    assert '"people":60' in entry.after
    assert "学员" not in entry.after
    assert "ZG-0001" not in entry.after


def test_a_finished_class_takes_nobody_and_an_empty_one_does_not_finish(there: County) -> None:
    course = training(there)
    with pytest.raises(Refused, match="还没有学员"):
        actions.finish_class(course, on=TODAY, by=SYSTEM)
    actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM)
    actions.finish_class(course, on=TODAY, by=SYSTEM)
    with pytest.raises(Refused):
        actions.enrol(course, roster(2), learner="employee", on=TODAY, by=SYSTEM)
    assert Enrolment.objects.count() == 1


def test_days_lie_within_the_class(there: County) -> None:
    course = training(there)
    for day in (date(2022, 8, 31), date(2022, 10, 9)):
        with pytest.raises(Refused, match="入班日期应在"):
            actions.enrol(course, roster(1), learner="employee", on=day, by=SYSTEM)
    actions.enrol(course, roster(1), learner="employee", on=date(2022, 9, 5), by=SYSTEM)
    for day in (date(2022, 9, 4), date(2022, 10, 9)):
        with pytest.raises(Refused, match="结业日期应在"):
            actions.finish_class(course, on=day, by=SYSTEM)


def test_a_class_is_for_a_chain_or_an_enterprise_and_ends_after_it_began(there: County) -> None:
    for changes in ({"chain": None}, {"due": date(2022, 8, 31)}):
        with pytest.raises(Refused):
            training(there, **changes)
    assert training(there, chain=None, enterprise=there.firm).enterprise == there.firm


def test_only_an_empty_class_is_called_off(there: County) -> None:
    course = training(there)
    actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM)
    assert {offer.step.name: bool(offer.why) for offer in offers(course, SYSTEM)}["cancel_class"]
    with pytest.raises(Refused, match="不能取消"):
        actions.cancel_class(course, reason="不办了", by=SYSTEM)
    empty = training(there)
    actions.cancel_class(empty, reason="报名不足", by=SYSTEM)
    assert empty.state == "cancelled"


def test_a_class_whose_last_day_has_passed_shines_red_until_it_is_finished(there: County) -> None:
    course = training(there)
    assert light_of_class(current_calendar(), course).colour == "red"
    actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM)
    actions.finish_class(course, on=TODAY, by=SYSTEM)
    assert light_of_class(current_calendar(), course).colour == "done"


def test_another_bureau_can_neither_enrol_nor_finish(there: County) -> None:
    course = training(there)
    stranger = factories.actor("bureau", unit=factories.department("县教育局"), may=OFFICE)
    with pytest.raises(NotFound):
        actions.enrol(course, roster(1), learner="employee", on=TODAY, by=stranger)
    actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM)
    with pytest.raises(NotFound):
        actions.finish_class(course, on=TODAY, by=stranger)
    assert not Enrolment.objects.filter(finished_on__isnull=False).exists()
    keeper = factories.actor("keeper", unit=there.bureau, may=OFFICE)
    actions.finish_class(course, on=TODAY, by=keeper)


def test_two_who_enrol_at_once_do_not_overwrite_each_other(there: County) -> None:
    course = training(there)
    actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM, version=1)
    with pytest.raises(Conflict):
        actions.enrol(course, roster(2), learner="employee", on=TODAY, by=SYSTEM, version=1)
    assert Enrolment.objects.count() == 1
