"""A pasted list of names: each line is looked at, and either everybody is enrolled or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.talent import actions
from silian.talent.actions.roster import digest_of_mark, read_roster
from silian.talent.models import Enrolment, Individual
from tests.talent.county import TODAY, County, county, roster, training

pytestmark = pytest.mark.django_db
ID_NUMBER = "990001199001011234"  # its check digit does not fit


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def test_names_and_marks_are_read_however_they_are_parted() -> None:
    text = "王某\tZG-0001\n李某，zg-0002\n\n 阿某 某  ＺＧ－０００３ \n赵某、ZG0004"
    assert [(one.line, one.name, one.mark) for one in read_roster(text)] == [
        (1, "王某", "ZG-0001"), (2, "李某", "ZG-0002"), (4, "阿某 某", "ZG-0003"), (5, "赵某", "ZG0004"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("王某", "第 2 行：要写姓名和识别码"),
        ("ZG-0009", "第 2 行：要写姓名和识别码"),
        ("王某 12", "第 2 行：识别码应是 4 位以上"),
        (f"王某 {ID_NUMBER}", "第 2 行：身份证号校验不对"),
        ("王某 ZG-0001", "第 2 行：识别码与第 1 行相同"),
        (f"{'王' * 61} ZG-0009", "第 2 行：姓名最多 60 个字"),
    ],
)
def test_a_line_at_fault_is_named_and_nobody_is_enrolled(there: County, line: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.enrol(training(there), f"学员1 ZG-0001\n{line}\n学员3 ZG-0003", learner="employee", on=TODAY, by=SYSTEM)
    assert said in str(refused.value)
    assert not Enrolment.objects.exists()
    assert not Individual.objects.exists()


def test_an_empty_list_and_a_list_that_is_too_long_are_refused(there: County) -> None:
    for text in ("\n \n", roster(*range(1, 502))):
        with pytest.raises(Refused, match="一次 1 到 500 人"):
            read_roster(text)


def test_only_the_first_faults_are_told_and_how_many_there_are_beside() -> None:
    with pytest.raises(Refused, match="另有 3 行要改"):
        read_roster("\n".join(["王某"] * 8))


def test_the_same_mark_is_the_same_person_and_keeps_its_name(there: County) -> None:
    first, second = training(there), training(there, name="第二期")
    actions.enrol(first, roster(1, 2), learner="employee", on=TODAY, by=SYSTEM)
    actions.enrol(second, roster(2, 3), learner="employee", on=TODAY, by=SYSTEM)
    assert Individual.objects.count() == 3
    with pytest.raises(Refused, match="第 1 行：这个识别码已登记在另一个姓名下"):
        actions.enrol(training(there), "别人 ZG-0001", learner="employee", on=TODAY, by=SYSTEM)


def test_nobody_is_two_kinds_of_learner(there: County) -> None:
    actions.enrol(training(there), roster(1), learner="employee", on=TODAY, by=SYSTEM)
    with pytest.raises(Refused, match="第 2 行：此人已登记为职工"):
        actions.enrol(training(there), roster(2, 1), learner="technician", on=TODAY, by=SYSTEM)
    assert Individual.objects.count() == 1


def test_nobody_is_twice_in_a_class(there: County) -> None:
    course = training(there)
    actions.enrol(course, roster(1), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
    with pytest.raises(Refused, match="第 2 行已在这个班里"):
        actions.enrol(course, roster(2, 1), learner="employee", on=TODAY, by=SYSTEM)
    assert Enrolment.objects.count() == 1


def test_another_county_has_its_own_people(there: County) -> None:
    assert digest_of_mark("990001", "ZG-0001") != digest_of_mark("990002", "ZG-0001")
